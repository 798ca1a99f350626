package dev.jstack.engine.lower;

import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.ObservedAddresses;
import dev.jstack.engine.target.Targets;
import dev.jstack.image.SimulatedImages;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.model.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stacks and contexts for tests: nothing of the machine gets in. */
final class Stacks {
  private Stacks() {}

  /** The stack of a text; fails when the text has errors. */
  static Stack of(String text) {
    LoadResult result = load(text);
    return result
        .stack()
        .orElseThrow(() -> new AssertionError("does not load: " + result.diagnostics()));
  }

  static LoadResult load(String text) {
    return StackLoader.create().load(request(List.of("-"), Optional.of(text), "/work/shop"));
  }

  static LoadRequest request(List<String> files, Optional<String> input, String directory) {
    return new LoadRequest(
        files,
        input,
        Path.of(directory),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of("HOME", "/home/anna", "USERPROFILE", "C:\\Users\\anna"),
        false,
        List.of(),
        Map.of(),
        LoadRequest.Switches.ALL);
  }

  static LoweringContext on(String target) {
    return LoweringContext.fresh(
        Targets.facts(target).orElseThrow(), new SimulatedImages(), Stacks::content);
  }

  /** Every file holds its own name. */
  static byte[] content(Path file) {
    return file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The desired state of a text; fails when planning refuses it. */
  static DesiredState lower(String text, String target) {
    LoweringResult result = Lowering.lower(of(text), on(target));
    return result.state().orElseThrow(() -> new AssertionError("refused: " + result.diagnostics()));
  }

  static LoweringContext withObserved(LoweringContext context, ObservedAddresses observed) {
    return new LoweringContext(
        context.facts(),
        context.images(),
        context.files(),
        context.externals(),
        context.credentialSpecs(),
        context.heldPorts(),
        context.neighbours(),
        context.utilityVms(),
        observed,
        context.addressPool(),
        false);
  }
}
