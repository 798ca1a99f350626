/**
 * Variables in texts: {@code $V}, {@code ${V:-word}} … in a single text and in a whole tree, where
 * the result is also given the type that its place wants.
 *
 * <p>Knows neither where variables come from nor what a stack is beyond the types of its
 * attributes. Façade: {@link Interpolator} (trees) and {@link Template} (texts).
 */
@NullMarked
package dev.jstack.schema.interpolate;

import org.jspecify.annotations.NullMarked;
