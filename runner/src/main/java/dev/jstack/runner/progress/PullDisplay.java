package dev.jstack.runner.progress;

import dev.jstack.image.PullListener;
import dev.jstack.image.PullProgress;
import dev.jstack.image.PullProgress.Stage;
import dev.jstack.runner.console.Console;
import java.time.Clock;
import java.util.List;

/**
 * Shows how pulls get on: a line for each layer redrawn in place, or plain lines where the output
 * is no terminal.
 */
public abstract class PullDisplay implements PullListener, AutoCloseable {
  final Console console;

  PullDisplay(Console console) {
    this.console = console;
  }

  /** The display for a console. */
  public static PullDisplay of(Console console, Clock clock, boolean quiet) {
    if (quiet) {
      return new Silent(console);
    }
    return console.errorsAreLive() ? new Live(console, clock) : new Plain(console);
  }

  @Override
  public abstract void on(PullProgress progress);

  @Override
  public void close() {}

  /** {@code nginx: linux/amd64: fits}. */
  String sentence(PullProgress progress) {
    return progress.reference()
        + (progress.layer().isEmpty() ? "" : " " + progress.layer())
        + ": "
        + progress.note();
  }

  private static final class Silent extends PullDisplay {
    Silent(Console console) {
      super(console);
    }

    @Override
    public void on(PullProgress progress) {}
  }

  /** Only what is worth a line in a log. */
  private static final class Plain extends PullDisplay {
    Plain(Console console) {
      super(console);
    }

    @Override
    public void on(PullProgress progress) {
      if (!progress.note().isEmpty()) {
        console.tell(sentence(progress));
      } else if (progress.stage() == Stage.READY) {
        console.tell(progress.reference() + " " + progress.layer() + ": ready");
      }
    }
  }

  private static final class Live extends PullDisplay {
    private final LayerRows rows;
    private int drawn;

    Live(Console console, Clock clock) {
      super(console);
      this.rows = new LayerRows(clock);
    }

    @Override
    public void on(PullProgress progress) {
      StringBuilder screen = new StringBuilder(drawn > 0 ? "\u001b[" + drawn + "A\r" : "\r");
      if (!progress.note().isEmpty() && progress.stage() != Stage.RETRYING) {
        screen.append(sentence(progress)).append("\u001b[K\n");
      }
      rows.take(progress);
      List<String> lines = rows.lines(console.columns(), console.rows() - 1);
      lines.forEach(line -> screen.append(line).append("\u001b[K\n"));
      screen.append("\u001b[J");
      console.err().print(screen);
      console.err().flush();
      drawn = progress.stage() == Stage.DONE ? 0 : lines.size();
    }
  }
}
