/**
 * The canonical tree to the records of the model. Everything it reads was validated before; a value
 * of another form counts as absent.
 *
 * <p>Knows the model and the tree, no file and no YAML. Façade: {@link StackBinder}.
 */
@NullMarked
package dev.jstack.schema.bind;

import org.jspecify.annotations.NullMarked;
