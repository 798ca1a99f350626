package dev.jstack.host.windows;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcn.HcnVersion;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Whether the Host Network Service knows documents of schema 2, all that jstack needs of it: from
 * 9.2 on, which Windows 10 1809 and Server 2019 have (hcsshim, hcn/hcnglobals.go). Later versions
 * know them all, back-ported ones included. Asked once, before the first call that needs it.
 */
final class HnsFloor {
  private static final HcnVersion SCHEMA_2 = new HcnVersion(9, 2);
  private static final Comparator<HcnVersion> ORDER =
      Comparator.comparingInt(HcnVersion::major).thenComparingInt(HcnVersion::minor);

  private final Supplier<HcnVersion> version;
  private final AtomicBoolean good = new AtomicBoolean();

  HnsFloor(Supplier<HcnVersion> version) {
    this.version = version;
  }

  /** Fails with ERROR_NOT_SUPPORTED and both versions when the service is too old. */
  void check() {
    if (good.get()) {
      return;
    }
    HcnVersion found = version.get();
    if (ORDER.compare(found, SCHEMA_2) < 0) {
      throw HResult.ERROR_NOT_SUPPORTED.told(
          "HNSCall",
          "/globals/version",
          "the Host Network Service of this Windows is too old (%d.%d): 9.2 is needed, which Windows Server 2019 has"
              .formatted(found.major(), found.minor()));
    }
    good.set(true);
  }
}
