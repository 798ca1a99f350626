package dev.jstack.schema.describe;

/**
 * The structural lines of the tables; {@code ReferenceTest} writes and checks them. A constant
 * comes with the class archive, while for a resource the jar is opened: 8 ms at each start.
 */
final class Structure {
  static final String LINES =
      """
      alias kv  map<text | int | num | bool | null> | set<text>
      alias texts  text | set<text>
      alias command  null | text | list<text>
      alias options  map<text | int | num>
      record stack x
      version  text  I
      name  text  W
      include  list<text | {include}>  W
      services  named<{service}>  W
      networks  named<{network} | null>  W
      volumes  named<{volume} | null>  E
      secrets  named<{secret}>  E
      configs  named<{config}>  E
      models  named<{model} | null>  S
      x-jstack  {x-stack}  W
      record x-stack
      namespaces  named<{namespace} | null>  W
      record namespace
      networks  list<text> | named<{attachment} | null>  W
      ports  list<text | num | {port}>  W
      record include
      path  &texts  W
      project_directory  text  W
      env_file  &texts  W
      record model x
      name  text  S
      model!  text  S
      context_size  int  S
      runtime_flags  list<text>  S
      record service x
      image  text  W
      pull_policy  pull-policy  W
      pull_refresh_after  duration  W
      platform  text  W
      isolation  text  W
      command  &command  W
      entrypoint  &command  W
      environment  &kv  W
      env_file  text | list<text | {env-file}>  W
      working_dir  text  W
      user  text  W
      hostname  text  W
      domainname  text  E
      tty  bool | text  W
      stdin_open  bool | text  W
      init  bool | text  S
      privileged  bool | text  X:true
      cap_add  set<text>  I
      cap_drop  set<text>  I
      group_add  set<text | num>  X
      security_opt  set<text>  W
      credential_spec  {credential-spec}  W
      runtime  text  I!io.containerd.runhcs.v1,com.docker.hcsshim.v1
      use_api_socket  bool  X:true
      ipc  text  X:host,service:*,container:*
      pid  text | null  X:host,service:*,container:*
      uts  text  X:host
      userns_mode  text  X:host
      cgroup  'host' | 'private'  I
      cgroup_parent  text  X
      sysctls  &kv  X
      container_name  container-name  W
      labels  &kv  E
      label_file  text | list<text>  E
      annotations  &kv  E
      attach  bool | text  E
      extends  text | {extends}  W
      profiles  set<text>  W
      x-jstack  {x-service}  W
      record x-service
      namespace  text  W
      storage_qos  {storage-qos}  W
      emulate_tmpfs  bool | text  E
      command_syntax  'posix' | 'windows'  W
      record storage-qos
      iops  int | text  W
      bps  bytes | int  W
      record env-file
      path!  text  W
      format  text  W
      required  bool | text  W
      record credential-spec x
      config  text  W
      file  text  W
      registry  text  W
      record extends
      service!  text  W
      file  text  W
      extend service
      networks  set<text> | named<{attachment} | null>  W
      network_mode  text  W
      ports  set<text | num | {port}>  W
      expose  set<text | num>  S
      links  set<text>  E
      external_links  set<text>  E
      extra_hosts  map<text | list<text>> | set<text>  E
      dns  &texts  W
      dns_search  &texts  W
      dns_opt  set<text>  I
      mac_address  text  W
      record attachment x
      aliases  set<text>  E
      ipv4_address  text  W
      ipv6_address  text  X
      mac_address  text  W
      link_local_ips  set<text>  X
      driver_opts  &options  W
      priority  num  E
      gw_priority  num  E
      interface_name  text  I
      record port x
      target  int | text  W
      published  int | text  W
      host_ip  text  W
      protocol  text  W
      app_protocol  text  S
      mode  text  S
      name  text  S
      record network x
      name  text  W
      driver  text  W
      driver_opts  &options  W
      ipam  {ipam}  W
      external  bool | text | {external}  W
      internal  bool | text  E
      attachable  bool | text  S
      enable_ipv4  bool | text  X:false
      enable_ipv6  bool | text  X:true
      labels  &kv  S
      record ipam x
      driver  text  X!default,windows
      config  list<{ipam-config}>  W
      options  map<text>  I
      record ipam-config x
      subnet  text  W
      gateway  text  W
      ip_range  text  E
      aux_addresses  map<text>  E
      record external x
      name  text  W
      extend service
      volumes  set<text | {mount}>  W
      volumes_from  set<text>  E
      tmpfs  &texts  X
      read_only  bool | text  X:true
      secrets  list<text | {grant}>  E
      configs  list<text | {grant}>  E
      record mount x
      type!  'bind' | 'volume' | 'tmpfs' | 'cluster' | 'npipe' | 'image'  X:tmpfs,cluster,image
      source  text  W
      target  text  W
      read_only  bool | text  W
      consistency  text  S
      bind  {mount-bind}  W
      volume  {mount-volume}  W
      tmpfs  {mount-tmpfs}  S
      image  {mount-image}  S
      record mount-bind x
      create_host_path  bool | text  W
      propagation  text  X
      recursive  'enabled' | 'disabled' | 'writable' | 'readonly'  I
      selinux  'z' | 'Z'  I
      record mount-volume x
      nocopy  bool | text  S
      subpath  text  W
      labels  &kv  S
      record mount-tmpfs x
      size  int(0..) | bytes  S
      mode  num | text  S
      record mount-image x
      subpath  text  S
      record grant x
      source  text  E
      target  text  E
      uid  text  I
      gid  text  I
      mode  num | text  I
      record volume x
      name  text  E
      driver  text  X!local,default
      driver_opts  &options  E
      external  bool | text | {external}  E
      labels  &kv  S
      record secret x
      name  text  E
      file  text  E
      environment  text  E
      external  bool | text | {external-open}  E
      labels  &kv  S
      driver  text  X
      driver_opts  &options  X
      template_driver  text  X
      record config x
      name  text  E
      file  text  E
      content  text  E
      environment  text  E
      external  bool | text | {external-open}  E
      labels  &kv  S
      template_driver  text  X
      record external-open open
      name  text  W
      extend service
      depends_on  set<text> | named<{dependency}>  E
      healthcheck  {healthcheck}  E
      restart  text  E
      stop_grace_period  duration  E
      stop_signal  text  E
      post_start  list<{hook}>  E
      pre_stop  list<{hook}>  E
      pre_start  list<{pre-start}>  E
      logging  {logging}  E
      record dependency x
      condition!  'service_started' | 'service_healthy' | 'service_completed_successfully'  E
      required  bool  E
      restart  bool | text  E
      record healthcheck x
      test  text | list<text>  E
      interval  duration  E
      timeout  duration  E
      retries  num | text  E
      start_period  duration  E
      start_interval  duration  E
      disable  bool | text  E
      record hook x
      command!  &command  E
      user  text  E
      privileged  bool | text  X:true
      working_dir  text  E
      environment  &kv  E
      record pre-start x
      command  &command  E
      image  text  E
      user  text  E
      privileged  bool | text  X:true
      working_dir  text  E
      environment  &kv  E
      per_replica  bool | text  E
      record logging x
      driver  text  X!json-file,local,none
      options  map<text | int | num | null>  E
      extend service
      cpus  num | text  W
      cpu_count  int(0..) | text  W
      cpu_percent  int(0..100) | text  W
      cpu_shares  num | text  W
      cpu_period  num | text  X
      cpu_quota  num | text  X
      cpu_rt_period  num | text  X
      cpu_rt_runtime  num | text  X
      cpuset  text  X
      mem_limit  bytes | num  W
      mem_reservation  bytes | int  X
      mem_swappiness  int | text  X
      memswap_limit  bytes | num  X
      oom_kill_disable  bool | text  X:true
      oom_score_adj  int(-1000..1000) | text  I
      pids_limit  num | text  X!0,-1
      ulimits  map<int | text | {ulimit}>  X
      blkio_config  {blkio}  X
      storage_opt  map<any>  W
      shm_size  bytes | num  I
      devices  list<text | {device}>  W
      device_cgroup_rules  set<text>  X
      gpus  'all' | list<{gpu}>  E
      x-jstack-device  'gpu' | 'com' | 'i2c' | 'spi' | 'gpio'  W
      scale  int | text  E
      record ulimit x
      soft!  int | text  X
      hard!  int | text  X
      record blkio
      weight  int | text  X
      weight_device  list<{blkio-weight}>  X
      device_read_bps  list<{blkio-rate}>  X
      device_read_iops  list<{blkio-rate}>  X
      device_write_bps  list<{blkio-rate}>  X
      device_write_iops  list<{blkio-rate}>  X
      record blkio-rate
      path  text  X
      rate  int | text  X
      record blkio-weight
      path  text  X
      weight  int | text  X
      record device x
      source!  text  W
      target  text  S
      permissions  text  S
      record gpu open
      capabilities  set<text>  S
      count  int | text  X!all,-1
      device_ids  set<text>  X
      driver  text  X
      options  &kv  X
      extend service
      deploy  {deploy} | null  E
      record deploy x
      mode  text  E
      replicas  int | text  E
      endpoint_mode  text  I:vip
      labels  &kv  S
      resources  {resources}  W
      restart_policy  {restart-policy}  E
      update_config  {update}  E
      rollback_config  {update}  E
      placement  {placement}  S
      record resources x
      limits  {limits}  W
      reservations  {reservations}  S
      record limits x
      cpus  num | text  W
      memory  bytes  W
      pids  int | text  X!0,-1
      record reservations x
      cpus  num | text  I
      memory  bytes  I
      generic_resources  list<{generic}>  I
      devices  list<{gpu-request}>  E
      record generic x
      discrete_resource_spec  {discrete}  S
      record discrete x
      kind  text  S
      value  num | text  S
      record gpu-request x
      capabilities!  set<text>  E
      count  int | text  X!all,-1
      device_ids  set<text>  X
      driver  text  X
      options  &kv  X
      record restart-policy x
      condition  text  E
      delay  duration  E
      max_attempts  int | text  E
      window  duration  E
      record update x
      parallelism  int | text  E
      delay  duration  E
      failure_action  text  E
      monitor  duration  E
      max_failure_ratio  num | text  E
      order  'start-first' | 'stop-first'  E
      record placement x
      constraints  list<text>  W
      preferences  list<{preference}>  I
      max_replicas_per_node  int | text  I
      record preference x
      spread  text  S
      extend service
      build  text | {build}  I
      develop  {develop} | null  I
      provider  {provider}  E
      models  set<text> | map<{model-use} | null>  X
      record build x
      context  text  S
      dockerfile  text  S
      dockerfile_inline  text  S
      entitlements  list<text>  S
      args  &kv  S
      ssh  &kv  S
      labels  &kv  S
      cache_from  list<text>  S
      cache_to  list<text>  S
      no_cache  bool | text  S
      no_cache_filter  &texts  S
      additional_contexts  &kv  S
      network  text  S
      provenance  text | bool  S
      sbom  text | bool  S
      pull  bool | text  S
      target  text  S
      shm_size  int | bytes  S
      extra_hosts  map<text | list<text>> | set<text>  S
      isolation  text  S
      privileged  bool | text  S
      secrets  list<text | {grant}>  S
      tags  list<text>  S
      ulimits  map<int | text | {ulimit}>  S
      platforms  list<text>  S
      record develop x
      watch  list<{watch}>  S
      record watch x
      path!  text  S
      action!  'rebuild' | 'sync' | 'restart' | 'sync+restart' | 'sync+exec'  S
      target  text  S
      ignore  &texts  S
      include  &texts  S
      exec  {hook}  S
      initial_sync  bool  S
      record provider x
      type!  text  E
      options  map<text | int | num | bool | list<text | int | num | bool>>  E
      record model-use x
      endpoint_var  text  X
      model_var  text  X
      """;

  private Structure() {}
}
