package dev.jstack.runner.option;

import java.util.Collection;
import java.util.Optional;

/** "Did you mean": the nearest of a few words, if any is near enough. */
final class Closest {
  private Closest() {}

  /** The word of {@code known} with the fewest edits, at most a third of its letters. */
  static Optional<String> to(String typed, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int fewest = Integer.MAX_VALUE;
    for (String candidate : known) {
      int edits = candidate.startsWith(typed) && typed.length() > 1 ? 1 : edits(typed, candidate);
      if (edits < fewest && edits <= Math.max(1, candidate.length() / 3)) {
        fewest = edits;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** Insertions, deletions, replacements and swaps of neighbours that make one word the other. */
  private static int edits(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
