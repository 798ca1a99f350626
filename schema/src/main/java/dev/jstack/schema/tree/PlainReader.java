package dev.jstack.schema.tree;

import static dev.jstack.schema.tree.PlainCursor.require;

import dev.jstack.diagnostic.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the YAML that most stack files are written in: one document of block mappings and lists,
 * scalars and brackets of one line each, comments. It knows no anchors, tags, merge keys, scalars
 * of several lines and no errors: wherever it meets anything that it is not certain of, it gives
 * up, and the YAML engine reads the file from its beginning. What it does read, it reads as the
 * engine does, places included (docs/adr/0024).
 */
final class PlainReader {
  /** In levels; the engine's way has the words for files that are too deep. */
  static final int DEEPEST = 40;

  private final PlainCursor cursor;
  private final PlainValues values;

  private PlainReader(PlainCursor cursor) {
    this.cursor = cursor;
    this.values = new PlainValues(cursor);
  }

  /** The tree of {@code text}; empty when it is not plain. */
  static Optional<Node> read(SourceFile file, String text) {
    try {
      return Optional.of(new PlainReader(new PlainCursor(file, text)).document());
    } catch (PlainCursor.NotPlain e) {
      return Optional.empty();
    }
  }

  private Node document() {
    cursor.skip();
    require(!cursor.isEnd() && cursor.column() == 0);
    Node root = mapping(0);
    require(cursor.isEnd());
    return root;
  }

  /** The block mapping whose first key the cursor is at. */
  private MappingNode mapping(int depth) {
    require(depth < DEEPEST);
    int line = cursor.line();
    int column = cursor.column();
    EntryList entries = new EntryList();
    do {
      ScalarNode key = values.key();
      Node value = valueOfKey(column, depth);
      require(entries.put(values.entry(key, value)));
    } while (isAt(column));
    return new MappingNode(entries.build(), cursor.rangeFrom(line, column));
  }

  /** The block list whose first dash the cursor is at. */
  private SequenceNode sequence(int depth) {
    require(depth < DEEPEST);
    int line = cursor.line();
    int column = cursor.column();
    List<Node> items = new ArrayList<>();
    do {
      cursor.moveTo(cursor.at() + 1);
      items.add(valueOfDash(column, depth));
    } while (isAt(column) && isDash());
    return new SequenceNode(items, cursor.rangeFrom(line, column));
  }

  /** Whether the block goes on; a deeper line would belong to the value before it. */
  private boolean isAt(int column) {
    if (cursor.isEnd()) {
      return false;
    }
    require(cursor.column() <= column);
    return cursor.column() == column;
  }

  private Node valueOfKey(int column, int depth) {
    ScalarNode nothing = values.nothing();
    if (!cursor.restIsEmpty()) {
      require(!isDash());
      return endOfLine(values.value(depth));
    }
    cursor.skip();
    boolean list = !cursor.isEnd() && cursor.column() >= column && isDash();
    return list ? sequence(depth + 1) : below(column, depth, nothing);
  }

  private Node valueOfDash(int column, int depth) {
    ScalarNode nothing = values.nothing();
    if (cursor.restIsEmpty()) {
      cursor.skip();
      boolean list = !cursor.isEnd() && cursor.column() > column && isDash();
      return list ? sequence(depth + 1) : below(column, depth, nothing);
    }
    if (isDash()) {
      return sequence(depth + 1);
    }
    return values.isKey() ? mapping(depth + 1) : endOfLine(values.value(depth));
  }

  /** What stands on the lines below a key or dash at {@code column}. */
  private Node below(int column, int depth, ScalarNode nothing) {
    return cursor.isEnd() || cursor.column() <= column ? nothing : mapping(depth + 1);
  }

  private Node endOfLine(Node value) {
    cursor.skip();
    return value;
  }

  private boolean isDash() {
    return cursor.current() == '-' && cursor.isBlank(cursor.at() + 1);
  }
}
