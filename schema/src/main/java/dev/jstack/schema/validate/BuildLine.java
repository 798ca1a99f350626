package dev.jstack.schema.validate;

import dev.jstack.schema.tree.MappingNode;
import java.util.ArrayList;
import java.util.List;

/** The {@code docker build} command that makes what a service's {@code build} describes. */
final class BuildLine {
  private BuildLine() {}

  /**
   * The whole line, to be pasted into a shell. Values of arguments stay out of it, they may be
   * secrets: docker takes them from the environment.
   *
   * @param stack the name of the stack, of which the name of an image without one is made
   */
  static String of(String stack, View service) {
    List<String> words = new ArrayList<>(List.of("docker build -t"));
    String image = service.text("image");
    words.add(quoted(image.isEmpty() ? stack + "-" + service.name() : image));
    boolean inline = !service.text("build", "dockerfile_inline").isEmpty();
    option(words, "-f", inline ? "-" : service.text("build", "dockerfile"));
    option(words, "--target", service.text("build", "target"));
    option(words, "--isolation", service.text("build", "isolation"));
    for (MappingNode.Entry argument : service.entries("build", "args")) {
      option(words, "--build-arg", argument.key());
    }
    String context = service.text("build", "context");
    words.add(quoted(context.isEmpty() ? "." : context));
    return String.join(" ", words);
  }

  private static void option(List<String> words, String name, String value) {
    if (!value.isEmpty()) {
      words.add(name);
      words.add(quoted(value));
    }
  }

  private static String quoted(String word) {
    return word.chars().anyMatch(Character::isWhitespace) ? '"' + word + '"' : word;
  }
}
