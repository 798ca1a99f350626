/**
 * The stack as the engine sees it: records, fully resolved, in target-neutral words.
 *
 * <p>Everything is immutable and all-public. Nothing here knows YAML, HCS or the command line; maps
 * keep the order of the file. Façade: {@link Stack}.
 */
@NullMarked
package dev.jstack.schema.model;

import org.jspecify.annotations.NullMarked;
