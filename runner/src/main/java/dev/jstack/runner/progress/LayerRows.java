package dev.jstack.runner.progress;

import dev.jstack.image.PullProgress;
import dev.jstack.image.PullProgress.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The layers of a pull, each with what happens to it, its rate and the time that is left. */
final class LayerRows {
  private static final Duration WARM_UP = Duration.ofMillis(500);

  private final Clock clock;
  private final Map<String, Layer> layers = new LinkedHashMap<>();

  LayerRows(Clock clock) {
    this.clock = clock;
  }

  /** Since when this stage runs, and how many bytes were there then: a resumed pull starts high. */
  private record Layer(PullProgress now, Instant since, long atStart) {}

  void take(PullProgress progress) {
    if (progress.stage() == Stage.RESOLVING) {
      layers.clear();
    }
    if (progress.layer().isEmpty()) {
      return;
    }
    Layer before = layers.get(progress.layer());
    layers.put(
        progress.layer(),
        before != null && before.now().stage() == progress.stage()
            ? new Layer(progress, before.since(), before.atStart())
            : new Layer(progress, clock.instant(), progress.done()));
  }

  /** At most {@code rows} lines of at most {@code columns} characters; finished layers go first. */
  List<String> lines(int columns, int rows) {
    List<String> lines = new ArrayList<>();
    int hidden = Math.max(0, layers.size() - rows);
    for (Layer layer : layers.values()) {
      if (hidden > 0 && layer.now().stage() == Stage.READY) {
        hidden--;
      } else {
        String line = line(layer);
        lines.add(line.length() < columns ? line : line.substring(0, Math.max(1, columns - 1)));
      }
    }
    return lines.subList(Math.max(0, lines.size() - rows), lines.size());
  }

  private String line(Layer layer) {
    PullProgress now = layer.now();
    String word = now.stage().name().toLowerCase(Locale.ROOT);
    String line = "  %s  %-11s".formatted(now.layer(), word);
    return switch (now.stage()) {
      case DOWNLOADING, UNPACKING ->
          line + " " + ByteCount.of(now.done()) + " of " + ByteCount.of(now.total()) + rate(layer);
      case RETRYING -> line + " " + now.note();
      default -> line + " " + ByteCount.of(now.total());
    };
  }

  private String rate(Layer layer) {
    Duration time = Duration.between(layer.since(), clock.instant());
    long bytes = layer.now().done() - layer.atStart();
    if (time.compareTo(WARM_UP) < 0 || bytes <= 0) {
      return "";
    }
    long perSecond = Math.max(1, bytes * 1000 / time.toMillis());
    long left = (layer.now().total() - layer.now().done()) / perSecond;
    return "  " + ByteCount.of(perSecond) + "/s  " + left + " s left";
  }
}
