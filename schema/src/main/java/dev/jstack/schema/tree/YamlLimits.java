package dev.jstack.schema.tree;

/**
 * How much a file may ask for.
 *
 * @param bytes size of a file
 * @param depth levels of nesting
 * @param aliases uses of anchors
 * @param expandedNodes values that come into being by aliases alone
 * @param documents documents in a file
 */
public record YamlLimits(int bytes, int depth, int aliases, int expandedNodes, int documents) {
  /** Far above what stacks need; far below what hurts. */
  public static final YamlLimits DEFAULT = new YamlLimits(16 << 20, 100, 10_000, 1_000_000, 1_000);
}
