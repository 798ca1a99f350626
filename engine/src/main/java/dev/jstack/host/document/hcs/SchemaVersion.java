package dev.jstack.host.document.hcs;

/**
 * A version of Microsoft's document schemas.
 *
 * <p>HCS documents carry 2.1 on every build from 17763 on; HCN documents and queries 2.0.
 */
public record SchemaVersion(int major, int minor) {
  /** What every HCS document of jstack carries; understood from build 17763 on. */
  public static final SchemaVersion HCS = new SchemaVersion(2, 1);

  /** What every HCN document and query of jstack carries. */
  public static final SchemaVersion HCN = new SchemaVersion(2, 0);

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
