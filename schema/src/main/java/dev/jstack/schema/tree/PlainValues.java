package dev.jstack.schema.tree;

import static dev.jstack.schema.tree.PlainCursor.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scalars, and collections in brackets, that begin and end on one line. */
final class PlainValues {
  /** What no plain scalar begins with, or what needs a look at what follows. */
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

  /** Beside letters and digits, what may be in a plain scalar in brackets. */
  private static final String IN_BRACKETS = "_./\\-$=+~^()";

  /** A longer one is no key to the YAML engine. */
  private static final int LONGEST_KEY = 1000;

  private final PlainCursor cursor;

  /** Each key once, interned as the names in the code are: what is one object is equal at once. */
  private final Map<String, String> keys = new HashMap<>();

  PlainValues(PlainCursor cursor) {
    this.cursor = cursor;
  }

  /** Whether a key begins at the cursor: a scalar, a colon and a blank. */
  boolean isKey() {
    return !isBracket(cursor.current()) && colon() >= 0;
  }

  /** The key at the cursor, which then is behind its colon. */
  ScalarNode key() {
    int colon = colon();
    require(colon >= 0 && colon - cursor.at() < LONGEST_KEY);
    ScalarNode key = isQuote(cursor.current()) ? quoted() : plain(colon);
    require(cursor.at() == colon && key.isText() && !key.text().equals("<<"));
    cursor.moveTo(colon + 1);
    return key;
  }

  /** The entry of {@code key}. */
  MappingNode.Entry entry(ScalarNode key, Node value) {
    String text = keys.get(key.text());
    if (text == null) {
      text = key.text().intern();
      keys.put(text, text);
    }
    return new MappingNode.Entry(text, key.range(), value);
  }

  /** The value at the cursor, up to the end of its line. */
  Node value(int depth) {
    Node value =
        isQuote(cursor.current()) || isBracket(cursor.current())
            ? inBrackets(depth)
            : plain(endOfPlain());
    require(cursor.restIsEmpty());
    return value;
  }

  /** The scalar that stands for nothing, behind the colon or dash that the cursor is behind. */
  ScalarNode nothing() {
    return ScalarNode.nullAt(cursor.range(cursor.at(), cursor.at()));
  }

  /** Where the colon of a key is; negative when there is no key. */
  private int colon() {
    if (isQuote(cursor.current())) {
      int end = endOfQuoted();
      return cursor.charAt(end) == ':' && cursor.isBlank(end + 1) ? end : -1;
    }
    int i = cursor.at();
    while (!cursor.isBreak(i)) {
      char c = cursor.charAt(i);
      if (c == ':' && cursor.isBlank(i + 1)) {
        return i;
      }
      if (c == '#' && cursor.charAt(i - 1) == ' ') {
        return -1;
      }
      i++;
    }
    return -1;
  }

  private int endOfPlain() {
    int i = cursor.at();
    int end = i;
    while (!cursor.isBreak(i)) {
      char c = cursor.charAt(i);
      require(c != ':' || !cursor.isBlank(i + 1));
      if (c == '#' && cursor.charAt(i - 1) == ' ') {
        return end;
      }
      i++;
      end = c == ' ' ? end : i;
    }
    return end;
  }

  private ScalarNode plain(int end) {
    int from = cursor.at();
    char first = cursor.current();
    boolean dash = first == '-' && !cursor.isBlank(from + 1);
    require(end > from && cursor.charAt(end - 1) != ' ');
    require(dash || INDICATORS.indexOf(first) < 0);
    String text = cursor.text(from, end);
    require(cursor.column() > 0 || !text.startsWith("---") && !text.startsWith("..."));
    cursor.moveTo(end);
    return scalar(text, from);
  }

  private ScalarNode scalar(String text, int from) {
    ScalarNode.Kind kind = CoreSchema.kindOf(text);
    // The engine's way has a warning for these.
    require(kind != ScalarNode.Kind.INTEGER || !CoreSchema.hasLeadingZero(text));
    return new ScalarNode(
        kind, text, ScalarNode.Style.PLAIN, cursor.range(from, from + text.length()));
  }

  private Node inBrackets(int depth) {
    require(depth < PlainReader.DEEPEST);
    char first = cursor.current();
    if (isQuote(first)) {
      return quoted();
    }
    if (first == '[') {
      return sequence(depth);
    }
    return first == '{' ? mapping(depth) : word();
  }

  private SequenceNode sequence(int depth) {
    int from = cursor.at();
    List<Node> items = new ArrayList<>();
    for (boolean more = open(']'); more; more = another(']')) {
      items.add(inBrackets(depth + 1));
    }
    return new SequenceNode(items, cursor.range(from, cursor.at()));
  }

  private MappingNode mapping(int depth) {
    int from = cursor.at();
    EntryList entries = new EntryList();
    for (boolean more = open('}'); more; more = another('}')) {
      ScalarNode key = isQuote(cursor.current()) ? quoted() : word();
      require(key.isText() && cursor.current() == ':' && cursor.next() == ' ');
      cursor.moveTo(cursor.at() + 1);
      cursor.skipBlanks();
      Node value = inBrackets(depth + 1);
      require(entries.put(entry(key, value)));
    }
    return new MappingNode(entries.build(), cursor.range(from, cursor.at()));
  }

  /** Over an opening bracket; whether something is in it. */
  private boolean open(char closing) {
    cursor.moveTo(cursor.at() + 1);
    cursor.skipBlanks();
    return !closes(closing);
  }

  /** Over a comma or the closing bracket; whether it was a comma. */
  private boolean another(char closing) {
    cursor.skipBlanks();
    if (closes(closing)) {
      return false;
    }
    require(cursor.current() == ',');
    cursor.moveTo(cursor.at() + 1);
    cursor.skipBlanks();
    return true;
  }

  private boolean closes(char closing) {
    boolean there = cursor.current() == closing;
    cursor.moveTo(cursor.at() + (there ? 1 : 0));
    return there;
  }

  /** A plain scalar in brackets, of characters that mean nothing there. */
  private ScalarNode word() {
    int from = cursor.at();
    require(isWord(from) && (cursor.current() != '-' || isWord(from + 1)));
    int end = from;
    for (int i = from; isWord(i) || cursor.charAt(i) == ' '; i++) {
      end = cursor.charAt(i) == ' ' ? end : i + 1;
    }
    cursor.moveTo(end);
    return scalar(cursor.text(from, end), from);
  }

  private boolean isWord(int index) {
    char c = cursor.charAt(index);
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || IN_BRACKETS.indexOf(c) >= 0;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean isBracket(char c) {
    return c == '[' || c == '{';
  }

  private ScalarNode quoted() {
    int from = cursor.at();
    boolean single = cursor.current() == '\'';
    int end = endOfQuoted();
    String inside = cursor.text(from + 1, end - 1);
    String text = single ? inside.replace("''", "'") : unescaped(inside);
    cursor.moveTo(end);
    return new ScalarNode(
        ScalarNode.Kind.TEXT,
        text,
        single ? ScalarNode.Style.SINGLE_QUOTED : ScalarNode.Style.DOUBLE_QUOTED,
        cursor.range(from, end));
  }

  /** Behind the closing quote of the one that the cursor is at. */
  private int endOfQuoted() {
    char quote = cursor.current();
    int i = cursor.at() + 1;
    while (true) {
      require(!cursor.isBreak(i));
      char c = cursor.charAt(i);
      if (c == quote && !(quote == '\'' && cursor.charAt(i + 1) == quote)) {
        return i + 1;
      }
      // A pair that stands for one character: '' in single quotes, \x in double quotes.
      boolean pair = c == quote || c == '\\' && quote == '"';
      i += pair ? 2 : 1;
    }
  }

  /** Only a backslash and a quote are escaped in plain texts. */
  private static String unescaped(String inside) {
    if (inside.indexOf('\\') < 0) {
      return inside;
    }
    StringBuilder out = new StringBuilder(inside.length());
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '\\') {
        c = inside.charAt(++i);
        require(c == '\\' || c == '"');
      }
      out.append(c);
    }
    return out.toString();
  }
}
