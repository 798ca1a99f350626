/**
 * Answers as text: plans, listings, logs, what a machine can do; for people, and as JSON with a
 * format version for programs.
 *
 * <p>Values in, text out. Knows no option, no stream and no clock but the one it is given. Each
 * {@code …View} is a façade of its own.
 */
@NullMarked
package dev.jstack.runner.view;

import org.jspecify.annotations.NullMarked;
