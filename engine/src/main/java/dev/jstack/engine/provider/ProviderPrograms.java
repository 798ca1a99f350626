package dev.jstack.engine.provider;

import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of this machine, by the protocol of compose's providers (docs/extension.md of docker
 * compose v5): {@code PROGRAM compose --project-name=STACK up --option=value SERVICE}, {@code down}
 * and {@code stop} likewise, JSON lines in answer.
 */
public final class ProviderPrograms implements Providers {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration METADATA = Duration.ofSeconds(10);
  private static final int LONGEST_METADATA = 1 << 20;

  private final boolean windows;

  /** Those of a machine; {@code windows}: by the rules of Windows. */
  public ProviderPrograms(boolean windows) {
    this.windows = windows;
  }

  @Override
  public Optional<Path> find(Provider provider) {
    return new ProgramSearch(provider.environment(), windows).find(provider.type());
  }

  @Override
  public ProviderRecord up(StackName stack, DesiredProvider desired, Call call) {
    Provider provider = desired.provider();
    ProviderMetadata metadata = metadata(desired, call);
    requireAll(provider, metadata);
    List<String> options = options(provider, metadata, metadata.up());
    ProviderAnswer answer = new ProviderAnswer(call.progress());
    run(
        desired.program(),
        words(stack, "up", options, provider.name().value()),
        provider.directory(),
        Optional.of(provider.environment()),
        answer,
        call);
    return new ProviderRecord(
        ProviderRecord.FORMAT_VERSION,
        provider.name().value(),
        desired.definition(),
        desired.program(),
        provider.directory().toString(),
        options(provider, metadata, metadata.down()),
        metadata.stop().map(stop -> options(provider, metadata, metadata.stop())),
        answer.variables(),
        answer.rawVariables(),
        false);
  }

  @Override
  public void end(StackName stack, ProviderRecord record, boolean remove, Call call) {
    List<String> options = remove ? record.down() : record.stop().orElse(List.of());
    run(
        record.program(),
        words(stack, remove ? "down" : "stop", options, record.service()),
        Path.of(record.directory()),
        Optional.empty(),
        new ProviderAnswer(call.progress()),
        call);
  }

  private static void run(
      String program,
      List<String> words,
      Path directory,
      Optional<Map<String, String>> environment,
      ProviderAnswer answer,
      Call call) {
    Call limited = limited(call, LONGEST);
    List<String> command = command(program, words);
    ProgramRun.Ended ended = ProgramRun.run(command, directory, environment, answer::line, limited);
    String hint = program + " is what was run";
    if (answer.error().isPresent()) {
      throw new ProviderException(answer.error().get(), hint);
    }
    if (ended.code() != 0) {
      List<String> hints = new ArrayList<>();
      ended.lastWords().forEach(line -> hints.add("it said: " + line.strip()));
      hints.add(hint);
      throw new ProviderException(
          "it ended with code " + ended.code(), hints.toArray(new String[0]));
    }
  }

  private static List<String> command(String program, List<String> words) {
    List<String> command = new ArrayList<>(List.of(program, "compose"));
    command.addAll(words);
    return command;
  }

  private static List<String> words(
      StackName stack, String verb, List<String> options, String service) {
    List<String> words = new ArrayList<>(List.of("--project-name=" + stack, verb));
    words.addAll(options);
    words.add(service);
    return words;
  }

  private static Call limited(Call call, Duration longest) {
    Duration left = call.deadline().remaining();
    return new Call(
        call.progress(),
        call.cancelled(),
        left.compareTo(longest) < 0 ? call.deadline() : Deadline.in(longest));
  }

  /** A program that does not know the word, or says nothing, takes any option. */
  private static ProviderMetadata metadata(DesiredProvider desired, Call call) {
    StringBuilder text = new StringBuilder();
    ProgramRun.Ended ended =
        ProgramRun.run(
            command(desired.program(), List.of("metadata")),
            desired.provider().directory(),
            Optional.of(desired.provider().environment()),
            line -> text.append(text.length() < LONGEST_METADATA ? line : ""),
            limited(call, METADATA));
    return ended.code() == 0 ? ProviderMetadata.read(text.toString()) : ProviderMetadata.NONE;
  }

  private static void requireAll(Provider provider, ProviderMetadata metadata) {
    for (String name : ProviderMetadata.required(metadata.up())) {
      if (!provider.options().containsKey(name)) {
        throw new ProviderException(
            "it needs the option `" + name + "`", "add it to provider.options");
      }
    }
  }

  private static List<String> options(
      Provider provider, ProviderMetadata metadata, Optional<ProviderMetadata.Command> command) {
    List<String> options = new ArrayList<>();
    provider
        .options()
        .forEach(
            (name, values) -> {
              if (metadata.takes(command, name)) {
                values.forEach(value -> options.add("--" + name + "=" + value));
              }
            });
    return options;
  }
}
