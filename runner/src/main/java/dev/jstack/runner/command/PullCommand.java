package dev.jstack.runner.command;

import dev.jstack.engine.target.ImagePlatforms;
import dev.jstack.host.Host;
import dev.jstack.image.ImagePlatform;
import dev.jstack.image.ImageStore;
import dev.jstack.image.ResolvedImage;
import dev.jstack.image.model.ImageException;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.progress.PullDisplay;
import dev.jstack.schema.model.PullPolicy;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code jstack pull}. */
final class PullCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    Stack stack = new StackFiles(invocation).load().stack();
    boolean failed = false;
    try (Host host = invocation.backends().host(arguments);
        ImageStore images = invocation.images();
        PullDisplay display = ImageCommand.display(invocation)) {
      for (Map.Entry<String, Service> wanted : wanted(stack, arguments.words()).entrySet()) {
        Service service = wanted.getValue();
        ImagePlatform platform = ImagePlatforms.wanted(host.facts(), service.platform());
        failed |= !pull(invocation, images, display, wanted.getKey(), platform);
      }
    }
    return (failed ? ExitCode.FAILED : ExitCode.DONE).number();
  }

  /** One service for each image that may be pulled. */
  private static Map<String, Service> wanted(Stack stack, List<String> names) {
    Map<String, Service> wanted = new LinkedHashMap<>();
    for (Service service : stack.services().values()) {
      boolean named = names.isEmpty() || names.contains(service.name().value());
      PullPolicy.Kind kind = service.pullPolicy().kind();
      boolean mayBe = kind != PullPolicy.Kind.NEVER && kind != PullPolicy.Kind.BUILD;
      if (named && mayBe) {
        service.images().forEach(image -> wanted.putIfAbsent(image, service));
      }
    }
    return wanted;
  }

  private static boolean pull(
      Invocation invocation,
      ImageStore images,
      PullDisplay display,
      String reference,
      ImagePlatform platform) {
    Arguments arguments = invocation.arguments();
    boolean missing = arguments.value("policy", "always").equals("missing");
    PullPolicy policy =
        missing ? PullPolicy.MISSING : new PullPolicy(PullPolicy.Kind.ALWAYS, Optional.empty());
    try {
      ResolvedImage image = images.ensure(reference, platform, policy, display);
      if (arguments.has("quiet")) {
        invocation.console().answer(image.digest());
      }
      return true;
    } catch (ImageException e) {
      if (!arguments.has("ignore-pull-failures")) {
        throw ImageFailure.of(e);
      }
      invocation.console().tell("warning: " + e.getMessage());
      return false;
    }
  }
}
