package dev.jstack.runner.supervisor;

import dev.jstack.engine.watch.Adoption;
import dev.jstack.runner.session.Request;
import dev.jstack.runner.session.RequestHandler;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the first command after a crash of the supervisor what happened meanwhile. */
final class AdoptionNotice {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final String text;
  private final AtomicBoolean told;

  private AdoptionNotice(String text) {
    this.text = text;
    this.told = new AtomicBoolean(text.isEmpty());
  }

  /** Nothing is told when nothing was adopted: then nobody missed the supervisor. */
  static AdoptionNotice of(Adoption adoption, Optional<Instant> goneSince) {
    if (adoption.running() + adoption.ended() == 0) {
      return new AdoptionNotice("");
    }
    String since =
        goneSince.map(at -> " since " + TIME.format(at.atZone(ZoneId.systemDefault()))).orElse("");
    return new AdoptionNotice(
        "supervisor was gone%s: ports and restarts were paused; adopted %s, %d exited meanwhile"
            .formatted(since, services(adoption.running()), adoption.ended()));
  }

  private static String services(int count) {
    return count == 1 ? "1 service" : count + " services";
  }

  String forLog() {
    return text.isEmpty() ? "" : "; " + text;
  }

  /** A handler that tells it to the first request, but for exec, whose output is the process's. */
  RequestHandler before(RequestHandler handler) {
    return (request, sink, controls) -> {
      if (!(request instanceof Request.Exec) && told.compareAndSet(false, true)) {
        sink.notice(text);
      }
      return handler.handle(request, sink, controls);
    };
  }
}
