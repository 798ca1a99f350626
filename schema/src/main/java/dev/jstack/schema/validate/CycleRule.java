package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds services that wait for each other in a circle: one finding for each circle that a depth
 * first walk meets. The walk keeps its own stack, so that a chain of thousands does not overflow.
 */
final class CycleRule {
  private CycleRule() {}

  static void check(StackView stack, Diagnostics out) {
    new Walk(stack, out).run();
  }

  private static final class Walk {
    private final Map<String, View> services = new HashMap<>();
    private final Iterable<View> order;
    private final Diagnostics out;
    private final Set<String> done = new HashSet<>();
    private final Set<String> onPath = new HashSet<>();
    private final List<String> path = new ArrayList<>();
    private final Deque<Iterator<String>> pending = new ArrayDeque<>();

    Walk(StackView stack, Diagnostics out) {
      this.order = stack.services();
      this.out = out;
      for (View service : order) {
        services.put(service.name(), service);
      }
    }

    void run() {
      for (View service : order) {
        enter(service.name());
        while (!pending.isEmpty()) {
          step();
        }
      }
    }

    private void step() {
      Iterator<String> needs = pending.peek();
      if (needs != null && needs.hasNext()) {
        enter(needs.next());
      } else {
        pending.pop();
        String left = path.remove(path.size() - 1);
        onPath.remove(left);
        done.add(left);
      }
    }

    private void enter(String name) {
      View service = services.get(name);
      if (service == null || done.contains(name)) {
        return;
      }
      if (!onPath.add(name)) {
        report(path.subList(path.indexOf(name), path.size()));
        return;
      }
      path.add(name);
      pending.push(StackView.needs(service).iterator());
    }

    private void report(List<String> circle) {
      List<String> names = new ArrayList<>(circle);
      names.add(circle.get(0));
      Diagnostic error =
          Diagnostic.error(
              RuleCode.CYCLE,
              place(names.get(0), names.get(1)),
              "dependency cycle detected: " + String.join(" -> ", names));
      for (int i = 1; i < names.size() - 1; i++) {
        String next = names.get(i + 1);
        error = error.withRelated(place(names.get(i), next), "which waits for `" + next + "`");
      }
      out.add(error.withHint("take one of the dependencies out"));
    }

    /** Where {@code service} says that it needs {@code other}. */
    private SourceRange place(String service, String other) {
      View view = java.util.Objects.requireNonNull(services.get(service));
      return view.children("depends_on").stream()
          .filter(dependency -> dependency.name().equals(other))
          .map(View::at)
          .findFirst()
          .orElseGet(view::at);
    }
  }
}
