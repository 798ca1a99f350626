package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.state.ProviderRecord;

/**
 * Runs the program of a provider, so that its service is gone.
 *
 * @param remove false: so that it is stopped
 */
public record EndProvider(ProviderRecord record, boolean remove) implements Action {
  @Override
  public Verb verb() {
    return remove ? Verb.REMOVE : Verb.STOP;
  }

  @Override
  public ResourceAddress address() {
    return ResourceAddress.provider(record.service());
  }

  @Override
  public String object() {
    return record.program() + " " + record.service() + " " + record.definition();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.endProvider(this);
  }
}
