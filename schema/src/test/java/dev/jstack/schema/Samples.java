package dev.jstack.schema;

/** Stacks that several tests use. */
final class Samples {
  private Samples() {}

  /** Uses a bit of everything. */
  static final String WIDE =
      """
      name: wide
      x-base: &base
        restart: on-failure:3
        labels: {a: b}
      services:
        web:
          <<: *base
          image: web:${V:-1}
          command: serve --port 80 'a b'
          entrypoint: C:\\tools\\run.exe "x y"
          environment: [A=1, B, "C=${V}"]
          ports: ["8080:80", "127.0.0.1:5000-5002:6000-6002/udp", {target: 90, published: 91}]
          volumes:
            - data:C:\\data
            - .\\conf:C:\\conf:ro
            - \\\\.\\pipe\\a:\\\\.\\pipe\\b
            - {type: bind, source: ./x, target: /x, bind: {create_host_path: false}}
          networks: {back: {aliases: [w], priority: 3, ipv4_address: 10.0.0.5}, front: }
          depends_on: {store: {condition: service_healthy}}
          healthcheck: {test: ok, interval: 1m30s, retries: 3}
          deploy:
            replicas: 1
            resources: {limits: {memory: 512m, cpus: "0.5"}}
            update_config: {parallelism: 1, delay: 10s}
          secrets: [key, {source: key, target: other, mode: 0440}]
          configs: [{source: conf, target: 'C:\\conf.json'}]
          extra_hosts: ["a:1.2.3.4", "b=::1"]
          devices: [class/5B45201D-F2F2-4F3B-85BB-30FF1F953599]
          credential_spec: {file: file://spec.json}
          logging: {driver: json-file, options: {max-size: 1m, max-file: "3"}}
          mem_limit: 512m
          stop_grace_period: 20s
          storage_opt: {size: 40G}
          post_start: [{command: hook now, user: me}]
          x-jstack: {storage_qos: {iops: 100}}
        store:
          extends: {service: base}
          isolation: hyperv
          profiles: []
          healthcheck: {test: [CMD, x]}
          links: ["other:o"]
        other:
          image: y
          network_mode: none
          volumes_from: [base]
          env_file: [{path: no.env, required: false}]
        base: {image: b, init: true, dns: 1.1.1.1}
      networks:
        back: {ipam: {config: [{subnet: 10.0.0.0/24, gateway: 10.0.0.1}]}}
        front: {external: {name: nat}}
      volumes: {data: {labels: [x=y]}}
      secrets: {key: {environment: V}}
      configs: {conf: {content: "hello $V"}}
      """;
}
