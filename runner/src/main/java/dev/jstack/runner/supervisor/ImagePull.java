package dev.jstack.runner.supervisor;

import dev.jstack.engine.target.ImagePlatforms;
import dev.jstack.host.HostFacts;
import dev.jstack.image.PullListener;
import dev.jstack.image.PullProgress;
import dev.jstack.image.model.ImageException;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.ReplySink;
import dev.jstack.schema.model.PullPolicy;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.Stack;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Brings the images of a stack to this machine before it is planned. */
final class ImagePull {
  private final OpenHost host;
  private final ReplySink sink;
  private final Optional<PullPolicy> policy;
  private final Set<String> told = new HashSet<>();

  /**
   * A pull.
   *
   * @param policy instead of what each service says: {@code always}, {@code missing}, {@code never}
   */
  ImagePull(OpenHost host, ReplySink sink, Optional<String> policy) {
    this.host = host;
    this.sink = sink;
    this.policy = policy.map(word -> new PullPolicy(kind(word), Optional.empty()));
  }

  private static PullPolicy.Kind kind(String word) {
    return PullPolicy.Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Why an image cannot be had; empty when all are there. */
  Optional<Outcome> bring(Stack stack) {
    HostFacts facts = host.host().facts();
    for (Service service : stack.services().values()) {
      try {
        bring(service, facts);
      } catch (ImageException e) {
        return Optional.of(failure(service, e));
      }
    }
    return Optional.empty();
  }

  private void bring(Service service, HostFacts facts) {
    for (String image : service.images()) {
      host.images()
          .ensure(
              image,
              ImagePlatforms.wanted(facts, service.platform()),
              policy.orElse(service.pullPolicy()),
              listener());
    }
  }

  private static Outcome failure(Service service, ImageException cause) {
    return Outcome.failed(
        Outcome.HOST_CANNOT,
        "image of service `%s`: %s".formatted(service.name(), cause.getMessage()),
        cause.notes().toArray(new String[0]));
  }

  /** Says once that an image is downloaded, and what was chosen or retried. */
  private PullListener listener() {
    return progress -> {
      boolean loads = progress.stage() == PullProgress.Stage.DOWNLOADING;
      if (loads && told.add(progress.reference())) {
        sink.notice("downloading image " + progress.reference());
      } else if (!loads && !progress.note().isEmpty() && told.add(progress.note())) {
        sink.notice(progress.reference() + ": " + progress.note());
      }
    };
  }
}
