package dev.jstack.engine.converge;

import dev.jstack.engine.plan.BringProvider;
import dev.jstack.engine.plan.EndProvider;
import dev.jstack.engine.provider.ProviderException;
import dev.jstack.engine.provider.Providers;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.StackDirectory;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.StackName;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs programs of providers, and remembers what they said. */
final class ProviderActions {
  private final StackName stack;
  private final Providers providers;
  private final Records<ProviderRecord> records;
  private final BooleanSupplier cancelled;
  private final Deadline deadline;

  ProviderActions(
      StackName stack,
      Providers providers,
      StackDirectory directory,
      BooleanSupplier cancelled,
      Deadline deadline) {
    this.stack = stack;
    this.providers = providers;
    this.records = Records.providers(directory);
    this.cancelled = cancelled;
    this.deadline = deadline;
  }

  /** What was there before counts until the program has ended well. */
  String bring(BringProvider action, Consumer<String> progress) {
    try {
      ProviderRecord record = providers.up(stack, action.provider(), call(progress));
      records.write(record.id(), record);
      return "provided";
    } catch (ProviderException e) {
      throw failed(action.address().name(), e);
    }
  }

  String end(EndProvider action, Consumer<String> progress) {
    ProviderRecord record = action.record();
    try {
      providers.end(stack, record, action.remove(), call(progress));
    } catch (ProviderException e) {
      throw failed(record.service(), e);
    }
    if (action.remove()) {
      records.delete(record.id());
    } else {
      records.write(record.id(), record.asStopped());
    }
    return "";
  }

  private Providers.Call call(Consumer<String> progress) {
    return new Providers.Call(progress, cancelled, deadline);
  }

  private static ActionException failed(String service, ProviderException cause) {
    return ActionException.of(
        ConvergenceCode.PROVIDER_FAILED,
        "provider `" + service + "`: " + cause.getMessage(),
        cause.hints().toArray(new String[0]));
  }
}
