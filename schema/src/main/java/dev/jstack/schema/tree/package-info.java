/**
 * The tree of a stack file: immutable nodes that keep their place through every phase.
 *
 * <p>Knows YAML, not Compose. Façade: {@link YamlReader}.
 */
@NullMarked
package dev.jstack.schema.tree;

import org.jspecify.annotations.NullMarked;
