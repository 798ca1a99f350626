package dev.jstack.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The nearest of {@code known}: at most a third of the letters wrong, neighbours swapped counting
   * as one, case and {@code -} against {@code _} as nothing. The first one of equals wins.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    String wanted = fold(word);
    int limit = Math.max(1, wanted.length() / 3);
    String best = "";
    int least = limit + 1;
    for (String candidate : known) {
      String folded = fold(candidate);
      if (Math.abs(folded.length() - wanted.length()) < least) {
        int distance = distance(wanted, folded);
        if (distance < least && distance < Math.max(folded.length(), wanted.length())) {
          least = distance;
          best = candidate;
        }
      }
    }
    return best.isEmpty() || best.equals(word) ? Optional.empty() : Optional.of(best);
  }

  /** {@code did you mean `x`?} for the nearest, or nothing. */
  public static Optional<String> question(String word, Collection<String> known) {
    return of(word, known).map(near -> "did you mean `" + near + "`?");
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Optimal string alignment: insert, delete, replace, swap of neighbours. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (swapped(a, b, i, j)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
