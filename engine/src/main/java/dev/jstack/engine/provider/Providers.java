package dev.jstack.engine.provider;

import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Finds programs of providers, and runs them. */
public interface Providers {

  /** Neither finds nor runs any: for hosts that are only played. */
  Providers NONE =
      new Providers() {
        @Override
        public Optional<Path> find(Provider provider) {
          return Optional.empty();
        }

        @Override
        public ProviderRecord up(StackName stack, DesiredProvider provider, Call call) {
          throw new ProviderException("no program is run here");
        }

        @Override
        public void end(StackName stack, ProviderRecord record, boolean remove, Call call) {
          throw new ProviderException("no program is run here");
        }
      };

  /**
   * How a program is run.
   *
   * @param progress hears what it says of its state
   * @param cancelled asked from time to time; when it says so, the program is ended
   * @param deadline when it is ended at the latest
   */
  record Call(Consumer<String> progress, BooleanSupplier cancelled, Deadline deadline) {}

  /** The program of a provider, by the variables of its stack; empty: there is none. */
  Optional<Path> find(Provider provider);

  /**
   * Runs the program so that the service is there.
   *
   * @return what it set, and how it is taken away
   * @throws ProviderException when it fails, in its own words
   */
  ProviderRecord up(StackName stack, DesiredProvider provider, Call call);

  /**
   * Runs the program so that the service is gone, or stopped where it knows that.
   *
   * @throws ProviderException when it fails, in its own words
   */
  void end(StackName stack, ProviderRecord record, boolean remove, Call call);
}
