/**
 * Two trees into one: which attributes replace, which add up, which go by a key, and what {@code
 * !reset} and {@code !override} clear first.
 *
 * <p>Works on trees in long form; knows nothing of files. Façade: {@link Merger}; the rules are in
 * {@link MergeRules} and {@link ListKeys}.
 */
@NullMarked
package dev.jstack.schema.merge;

import org.jspecify.annotations.NullMarked;
