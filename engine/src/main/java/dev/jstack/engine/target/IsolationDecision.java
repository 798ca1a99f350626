package dev.jstack.engine.target;

import dev.jstack.schema.model.Isolation;
import java.util.List;
import java.util.Optional;

/** What came out of the question how a container is isolated. */
public sealed interface IsolationDecision {

  /**
   * An isolation that works.
   *
   * @param isolation process or hyperv
   * @param reason why this one, for people: {@code process: default of this host edition}
   * @param warning what may surprise; empty when nothing does
   */
  record Chosen(Isolation isolation, String reason, Optional<String> warning)
      implements IsolationDecision {}

  /**
   * No isolation works.
   *
   * @param reasons why each one that came into question does not
   * @param hint what to do
   */
  record Refused(List<String> reasons, String hint) implements IsolationDecision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
