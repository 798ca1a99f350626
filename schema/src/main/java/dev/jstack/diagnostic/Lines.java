package dev.jstack.diagnostic;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, ended by LF, CRLF or CR. They are looked for when somebody asks: most files
 * are read without a finding, and then nobody does.
 */
final class Lines extends AbstractList<String> implements RandomAccess {
  private final String text;

  /** Where each line starts, and one past the end of the text; null until it is needed. */
  private int @Nullable [] starts;

  Lines(String text) {
    this.text = text;
  }

  @Override
  public String get(int index) {
    int[] all = starts();
    int end = all[index + 1];
    if (index + 1 < all.length - 1) {
      boolean pair = end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\r';
      end -= pair ? 2 : 1;
    }
    return text.substring(all[index], end);
  }

  @Override
  public int size() {
    return starts().length - 1;
  }

  private int[] starts() {
    int[] known = starts;
    if (known == null) {
      known = find(text);
      starts = known;
    }
    return known;
  }

  private static int[] find(String text) {
    int[] found = new int[16];
    int count = 1;
    int returned = text.indexOf('\r');
    for (int end = text.indexOf('\n'); end >= 0 || returned >= 0; ) {
      int next = 1 + (returned < 0 || end >= 0 && end < returned ? end : returned);
      boolean pair = next == returned + 1 && next == end;
      if (!pair) {
        found = count + 1 < found.length ? found : Arrays.copyOf(found, 2 * found.length);
        found[count++] = next;
      }
      end = end < next && end >= 0 ? text.indexOf('\n', next) : end;
      returned = returned < next && returned >= 0 ? text.indexOf('\r', next) : returned;
    }
    found[count] = text.length();
    return Arrays.copyOf(found, count + 1);
  }
}
