package dev.jstack.image;

import dev.jstack.image.PullProgress.Stage;
import dev.jstack.image.model.Digest;
import java.util.HashMap;
import java.util.Map;

/** Tells a listener how a pull gets on: not more than ten times a second for each layer. */
final class Meter {
  private static final long QUIET_NANOS = 100_000_000;

  private final String reference;
  private final PullListener listener;
  private final Map<Digest, Long> lastTold = new HashMap<>();

  Meter(String reference, PullListener listener) {
    this.reference = reference;
    this.listener = listener;
  }

  /** A meter that tells nobody. */
  static Meter silent(String reference) {
    return new Meter(reference, PullListener.SILENT);
  }

  synchronized void image(Stage stage, String note) {
    listener.on(new PullProgress(reference, "", stage, 0, 0, note));
  }

  synchronized void layer(Digest layer, Stage stage, long done, long total, String note) {
    listener.on(new PullProgress(reference, layer.brief(), stage, done, total, note));
  }

  /** Bytes have come; told when the last word is old enough or it is the end. */
  synchronized void bytes(Digest layer, Stage stage, long done, long total) {
    long now = System.nanoTime();
    Long last = lastTold.get(layer);
    if (last == null || now - last > QUIET_NANOS || done == total) {
      lastTold.put(layer, now);
      layer(layer, stage, done, total, "");
    }
  }
}
