package dev.jstack.schema.interpolate;

import java.util.Optional;

/**
 * A variable that a text uses.
 *
 * @param name its name
 * @param operator what is between its name and its word
 * @param word the word, not interpolated; empty without operator
 */
public record Reference(String name, Optional<Operator> operator, String word) {}
