package dev.jstack.json;

/**
 * Text to and from records, {@code List}, {@code Map<String, ?>}, text, numbers, booleans.
 *
 * <p>Null and empty {@code Optional} members are left out on writing; on reading a member that is
 * absent becomes an empty {@code Optional}, list or map, false or zero, and anything else is an
 * error that names the path ({@code $.Container.Storage}).
 */
public final class Json {

  /**
   * Documents of Windows: {@code hostName} is {@code HostName}; empty lists and maps and false are
   * left out, as Windows and its clients do.
   */
  public static final Json DOCUMENT = new Json(Naming.PASCAL, true);

  /** Files and messages of jstack itself: names as in the record, empty lists are written. */
  public static final Json PLAIN = new Json(Naming.CAMEL, false);

  private final Naming naming;
  private final boolean omitEmpty;

  private Json(Naming naming, boolean omitEmpty) {
    this.naming = naming;
    this.omitEmpty = omitEmpty;
  }

  /** One line of JSON. */
  public String write(Object value) {
    return new JsonWriter(naming, omitEmpty, false).write(value);
  }

  /** JSON with two spaces a level, for people and golden files. */
  public String writeIndented(Object value) {
    return new JsonWriter(naming, omitEmpty, true).write(value);
  }

  /**
   * Reads a record, refusing members that it does not know.
   *
   * @throws JsonException when the text is no JSON or does not fit
   */
  public <T extends Record> T read(String text, Class<T> type) {
    return new RecordBinding(naming, true).bind(JsonReader.read(text), type);
  }

  /** Reads a record and passes over members that it does not know: for answers of newer hosts. */
  public <T extends Record> T readLenient(String text, Class<T> type) {
    return new RecordBinding(naming, false).bind(JsonReader.read(text), type);
  }

  /** Makes a record of a tree as {@link #tree} gives it, refusing members it does not know. */
  public <T extends Record> T bind(Object tree, Class<T> type) {
    return new RecordBinding(naming, true).bind(tree, type);
  }

  /** Makes a record of a tree and passes over members that it does not know. */
  public <T extends Record> T bindLenient(Object tree, Class<T> type) {
    return new RecordBinding(naming, false).bind(tree, type);
  }

  /**
   * The text as {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@code Long},
   * {@code BigInteger}, {@code Double}, {@code Boolean} or {@link JsonNull}.
   */
  public static Object tree(String text) {
    return JsonReader.read(text);
  }
}
