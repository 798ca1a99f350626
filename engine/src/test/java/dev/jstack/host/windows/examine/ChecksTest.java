package dev.jstack.host.windows.examine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.windows.examine.Check.Standing;
import dev.jstack.host.windows.examine.WindowsState.Card;
import dev.jstack.host.windows.examine.WindowsState.Service;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private final FakeWindows windows = new FakeWindows();

  private Check check(String name) {
    return find(name).orElseThrow(() -> new AssertionError("no check " + name));
  }

  private Optional<Check> find(String name) {
    return new Checks(windows, "10.91.0.0/16")
        .all().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  @Test
  void a_server_with_everything_has_nothing_to_mend() {
    assertThat(new Checks(windows, "10.91.0.0/16").all())
        .allSatisfy(one -> assertThat(one.standing()).as(one.name()).isEqualTo(Standing.GOOD))
        .allSatisfy(one -> assertThat(one.fix()).isEmpty())
        .extracting(Check::name)
        .containsExactly(
            "build",
            "access",
            "vmcompute",
            "hns",
            "vmms",
            "winnat",
            "hypervisor",
            "addresses",
            "ports",
            "disk",
            "long paths");
  }

  @Test
  void whatever_is_not_good_says_what_to_do() {
    windows.services.clear();
    windows.services.put("docker", Service.RUNNING);
    windows.services.put("WinDefend", Service.RUNNING);
    windows.elevated = false;
    windows.hypervisor = false;
    windows.longPaths = false;
    windows.free = 1L << 30;
    windows.cards = List.of(new Card("eth0", "WireGuard Tunnel", "10.91.3.2", 24));

    assertThat(new Checks(windows, "10.91.0.0/16").all())
        .filteredOn(one -> one.standing() != Standing.GOOD)
        .extracting(Check::name)
        .containsExactly(
            "access",
            "vmcompute",
            "hns",
            "vmms",
            "winnat",
            "docker",
            "hypervisor",
            "addresses",
            "vpn",
            "disk",
            "long paths",
            "antivirus");
    assertThat(new Checks(windows, "10.91.0.0/16").all())
        .filteredOn(one -> one.standing() != Standing.GOOD)
        .allSatisfy(one -> assertThat(one.fix()).as(one.name()).isNotEmpty());
  }

  @Test
  void who_may_do_what_is_said_in_words() {
    windows.elevated = false;
    assertThat(check("access").standing()).isEqualTo(Standing.MISSING);
    assertThat(check("access").says())
        .isEqualTo("neither elevated nor a member of Hyper-V Administrators");
    windows.groups.add("S-1-5-32-544");
    assertThat(check("access").says()).contains("rights are not switched on");
    assertThat(check("access").fix()).contains("Run as administrator");
    windows.groups.add("S-1-5-32-578");
    assertThat(check("access").standing()).isEqualTo(Standing.LIMITED);
  }

  @Test
  void a_service_that_is_stopped_starts_when_it_is_needed_and_one_that_is_absent_does_not() {
    windows.services.put("hns", Service.STOPPED);
    assertThat(check("hns").standing()).isEqualTo(Standing.GOOD);
    windows.services.remove("hns");
    assertThat(check("hns").standing()).isEqualTo(Standing.MISSING);
    assertThat(check("hns").fix()).contains("Containers");
  }

  @Test
  void a_virtual_machine_needs_virtualization_of_its_own() {
    windows.hypervisor = false;
    assertThat(check("hypervisor").fix()).contains("firmware");
    windows.virtual = true;
    assertThat(check("hypervisor").fix()).contains("ExposeVirtualizationExtensions");
    windows.hypervisor = true;
    assertThat(check("hypervisor").says()).isEqualTo("runs, nested");
  }

  @Test
  void an_old_build_runs_nothing() {
    windows.version = "10.0.14393.5";
    assertThat(check("build").standing()).isEqualTo(Standing.MISSING);
  }

  @Test
  void the_card_of_a_network_of_hns_is_no_clash_and_another_card_in_its_range_is() {
    windows.cards =
        List.of(new Card("eth4", "Hyper-V Virtual Ethernet Adapter #2", "10.91.0.1", 16));
    assertThat(check("addresses").standing()).isEqualTo(Standing.GOOD);
    windows.cards = List.of(new Card("eth1", "Intel Ethernet", "10.91.0.17", 24));
    assertThat(check("addresses").says())
        .isEqualTo("10.91.0.17/24 of eth1 lies in 10.91.0.0/16, which jstack's NAT network has");
    windows.cards = List.of(new Card("eth1", "Intel Ethernet", "10.92.0.17", 16));
    assertThat(check("addresses").standing()).isEqualTo(Standing.GOOD);
  }

  @Test
  void ranges_of_ports_are_named_but_not_all() {
    windows.excluded = List.of("1-2", "3-4", "5-6", "7-8", "9-10");
    assertThat(check("ports").says())
        .isEqualTo("Windows keeps 1-2, 3-4, 5-6 and 2 more: these cannot be published");
  }

  @Test
  void defender_is_fine_where_it_leaves_the_layers_alone() {
    assertThat(find("antivirus")).isEmpty();
    windows.services.put("WinDefend", Service.RUNNING);
    windows.exclusions = List.of("C:\\ProgramData\\JStack");
    assertThat(check("antivirus").standing()).isEqualTo(Standing.GOOD);
  }
}
