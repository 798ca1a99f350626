package dev.jstack.json;

/** Text that is no JSON, or JSON that does not fit a record. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  JsonException(String path, String message) {
    super(message);
    this.path = path;
  }

  /** The place as a JSON path: {@code $.Container.Storage}. */
  public String path() {
    return path;
  }
}
