package dev.jstack.engine.lower;

import dev.jstack.engine.target.ImagePlatforms;
import dev.jstack.engine.target.IsolationDecision;
import dev.jstack.engine.target.IsolationRules;
import dev.jstack.host.WindowsVersion;
import dev.jstack.image.ImagePlatform;
import dev.jstack.image.ResolvedImage;
import dev.jstack.image.model.ImageException;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.StackName;
import java.util.Optional;

/** Finds each service's image and decides its isolation. */
final class ServiceChooser {
  private final StackName stack;
  private final LoweringContext context;
  private final Findings findings;
  private final IsolationRules rules;

  ServiceChooser(StackName stack, LoweringContext context, Findings findings) {
    this.stack = stack;
    this.context = context;
    this.findings = findings;
    this.rules = new IsolationRules(context.facts());
  }

  /** The choice for {@code service}; empty when there is none and the reason is told. */
  Optional<ServiceChoice> choose(Service service) {
    return choose(service, "services." + service.name());
  }

  /** The choice for what {@code path} says to run with the attributes of {@code service}. */
  Optional<ServiceChoice> choose(Service service, String path) {
    String reference = service.image().orElseGet(() -> builtImage(service));
    ImagePlatform platform = ImagePlatforms.wanted(context.facts(), service.platform());
    Optional<ResolvedImage> image;
    try {
      image = context.images().find(reference, platform);
    } catch (ImageException e) {
      findings.error(PlanningCode.IMAGE_NOT_HERE, path + ".image", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    if (image.isEmpty()) {
      notHere(service, reference, platform, path);
    }
    return image
        .filter(found -> fitsSystem(service, found, path))
        .flatMap(found -> isolate(service, found, path));
  }

  private void notHere(Service service, String reference, ImagePlatform platform, String place) {
    boolean named = service.image().isPresent();
    String path = place + (named ? ".image" : "");
    String message =
        "image `%s` of service `%s` is not here for %s/%s"
            .formatted(reference, service.name(), platform.os(), platform.architecture());
    if (named) {
      findings.error(PlanningCode.IMAGE_NOT_HERE, path, message);
    } else {
      findings.error(
          PlanningCode.IMAGE_NOT_HERE,
          path,
          message + ", and jstack does not build it",
          "the warning about `build` has the command that makes it");
    }
  }

  /** What docker compose calls the image that it builds for a service. */
  private String builtImage(Service service) {
    return stack + "-" + service.name();
  }

  private boolean fitsSystem(Service service, ResolvedImage image, String place) {
    String wanted = ImagePlatforms.hostSystem(context.facts());
    String os = image.config().os();
    if (os.equals(wanted)) {
      return true;
    }
    String message =
        wanted.equals("linux")
            ? "image of `%s` is a Windows image: the local host does not run Windows programs"
            : "image of `%s` is a Linux image: a Windows host does not run Linux programs";
    findings.error(
        PlanningCode.IMAGE_FOR_OTHER_SYSTEM, place + ".image", message.formatted(service.name()));
    return false;
  }

  private Optional<ServiceChoice> isolate(Service service, ResolvedImage image, String place) {
    Optional<WindowsVersion> version = image.config().osVersion().map(WindowsVersion::parse);
    String path = place + ".isolation";
    IsolationDecision decision = rules.decide(service.isolation(), version);
    if (decision instanceof IsolationDecision.Refused refused) {
      findings.error(
          PlanningCode.ISOLATION,
          path,
          "service `%s` cannot run here: %s"
              .formatted(service.name(), String.join("; ", refused.reasons())),
          refused.hint());
      return Optional.empty();
    }
    IsolationDecision.Chosen chosen = (IsolationDecision.Chosen) decision;
    chosen
        .warning()
        .ifPresent(
            text ->
                findings.warning(
                    PlanningCode.ISOLATION_CHANGED, path, "`" + service.name() + "`: " + text));
    return Optional.of(
        new ServiceChoice(service, image, chosen.isolation(), chosen.reason(), place));
  }
}
