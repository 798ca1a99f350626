package dev.jstack.runner.option;

import dev.jstack.diagnostic.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/** The options of one command, read by Commons CLI and told in our words when they are wrong. */
final class OptionParser {
  private OptionParser() {}

  static Arguments parse(CommandSpec command, List<String> line) {
    List<OptionSpec> specs = command.allOptions();
    try {
      org.apache.commons.cli.CommandLine parsed =
          DefaultParser.builder()
              .setAllowPartialMatching(false)
              .setStripLeadingAndTrailingQuotes(false)
              .get()
              .parse(options(specs), line.toArray(new String[0]), command.passesRest());
      List<String> words = parsed.getArgList();
      refuseUnknown(command, specs, words, line);
      return new Arguments(command, values(parsed, specs), words);
    } catch (ParseException e) {
      throw usage(command, specs, e);
    }
  }

  private static Options options(List<OptionSpec> specs) {
    Options options = new Options();
    for (OptionSpec spec : specs) {
      options.addOption(
          Option.builder(spec.letter().isEmpty() ? null : spec.letter())
              .longOpt(spec.name())
              .hasArg(spec.takesValue())
              .optionalArg(spec.mayLackValue())
              .get());
    }
    return options;
  }

  /** A parser that leaves the rest alone also leaves an option alone that it does not know. */
  private static void refuseUnknown(
      CommandSpec command, List<OptionSpec> specs, List<String> words, List<String> line) {
    if (!command.passesRest() || words.isEmpty()) {
      return;
    }
    String first = words.get(0);
    boolean afterDashes = line.contains("--") && line.indexOf("--") < line.indexOf(first);
    if (first.startsWith("-") && first.length() > 1 && !afterDashes) {
      throw unknown(command, specs, first);
    }
  }

  private static Map<String, List<String>> values(
      org.apache.commons.cli.CommandLine parsed, List<OptionSpec> specs) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (OptionSpec spec : specs) {
      if (!parsed.hasOption("--" + spec.name())) {
        continue;
      }
      String @Nullable [] told = spec.takesValue() ? parsed.getOptionValues(spec.name()) : null;
      List<String> given = told == null ? List.of("true") : List.of(told);
      for (String value : given) {
        checkChoice(spec, value);
      }
      values.put(spec.name(), given);
    }
    return values;
  }

  private static void checkChoice(OptionSpec spec, String value) {
    if (!spec.choices().isEmpty() && !spec.choices().contains(value)) {
      throw new UsageException(
          "--" + spec.name() + " knows no `" + value + "`",
          "one of: " + String.join(", ", spec.choices()));
    }
  }

  private static UsageException usage(
      CommandSpec command, List<OptionSpec> specs, ParseException cause) {
    if (cause instanceof UnrecognizedOptionException unrecognized) {
      return unknown(command, specs, unrecognized.getOption());
    }
    if (cause instanceof MissingArgumentException missing) {
      OptionSpec spec = find(specs, missing.getOption());
      return new UsageException("--" + spec.name() + " needs a value: " + spec.valueName());
    }
    if (cause instanceof AlreadySelectedException) {
      return new UsageException("an option was given twice");
    }
    return new UsageException(String.valueOf(cause.getMessage()));
  }

  private static OptionSpec find(List<OptionSpec> specs, Option option) {
    return specs.stream()
        .filter(spec -> spec.name().equals(option.getLongOpt()))
        .findFirst()
        .orElseThrow();
  }

  private static UsageException unknown(CommandSpec command, List<OptionSpec> specs, String typed) {
    String bare = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
    List<String> forms = new ArrayList<>();
    for (OptionSpec spec : specs) {
      forms.add("--" + spec.name());
    }
    Optional<String> closest = DidYouMean.of(bare, forms);
    List<String> hints = new ArrayList<>();
    closest.ifPresent(form -> hints.add("did you mean " + form + "?"));
    hints.add(command.name().isEmpty() ? "jstack help" : "jstack help " + command.name());
    String where = command.name().isEmpty() ? "jstack" : "jstack " + command.name();
    return new UsageException("`" + where + "` has no option " + bare, hints);
  }
}
