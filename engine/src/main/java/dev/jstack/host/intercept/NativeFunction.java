package dev.jstack.host.intercept;

/** The native functions of the seam, and which of them change the host. */
public enum NativeFunction {
  HCS_CREATE_COMPUTE_SYSTEM("HcsCreateComputeSystem", true),
  HCS_OPEN_COMPUTE_SYSTEM("HcsOpenComputeSystem", false),
  HCS_ENUMERATE_COMPUTE_SYSTEMS("HcsEnumerateComputeSystems", false),
  HCS_GET_SERVICE_PROPERTIES("HcsGetServiceProperties", false),
  HCS_MODIFY_SERVICE_SETTINGS("HcsModifyServiceSettings", true),
  HCS_START_COMPUTE_SYSTEM("HcsStartComputeSystem", true),
  HCS_SHUT_DOWN_COMPUTE_SYSTEM("HcsShutDownComputeSystem", true),
  HCS_TERMINATE_COMPUTE_SYSTEM("HcsTerminateComputeSystem", true),
  HCS_PAUSE_COMPUTE_SYSTEM("HcsPauseComputeSystem", true),
  HCS_RESUME_COMPUTE_SYSTEM("HcsResumeComputeSystem", true),
  HCS_GET_COMPUTE_SYSTEM_PROPERTIES("HcsGetComputeSystemProperties", false),
  HCS_MODIFY_COMPUTE_SYSTEM("HcsModifyComputeSystem", true),
  HCS_WAIT_FOR_COMPUTE_SYSTEM_EXIT("HcsWaitForComputeSystemExit", false),
  HCS_CREATE_PROCESS("HcsCreateProcess", true),
  HCS_OPEN_PROCESS("HcsOpenProcess", false),
  HCS_GET_PROCESS_PROPERTIES("HcsGetProcessProperties", false),
  HCS_SIGNAL_PROCESS("HcsSignalProcess", true),
  HCS_TERMINATE_PROCESS("HcsTerminateProcess", true),
  HCS_MODIFY_PROCESS("HcsModifyProcess", true),
  HCS_WAIT_FOR_PROCESS_EXIT("HcsWaitForProcessExit", false),
  HNSCALL("HNSCall", false),
  HCN_ENUMERATE_NETWORKS("HcnEnumerateNetworks", false),
  HCN_CREATE_NETWORK("HcnCreateNetwork", true),
  HCN_QUERY_NETWORK_PROPERTIES("HcnQueryNetworkProperties", false),
  HCN_MODIFY_NETWORK("HcnModifyNetwork", true),
  HCN_DELETE_NETWORK("HcnDeleteNetwork", true),
  HCN_ENUMERATE_ENDPOINTS("HcnEnumerateEndpoints", false),
  HCN_CREATE_ENDPOINT("HcnCreateEndpoint", true),
  HCN_QUERY_ENDPOINT_PROPERTIES("HcnQueryEndpointProperties", false),
  HCN_MODIFY_ENDPOINT("HcnModifyEndpoint", true),
  HCN_DELETE_ENDPOINT("HcnDeleteEndpoint", true),
  HCN_ENUMERATE_NAMESPACES("HcnEnumerateNamespaces", false),
  HCN_CREATE_NAMESPACE("HcnCreateNamespace", true),
  HCN_QUERY_NAMESPACE_PROPERTIES("HcnQueryNamespaceProperties", false),
  HCN_MODIFY_NAMESPACE("HcnModifyNamespace", true),
  HCN_DELETE_NAMESPACE("HcnDeleteNamespace", true),
  CREATE_SANDBOX_LAYER("CreateSandboxLayer", true),
  EXPAND_SANDBOX_SIZE("ExpandSandboxSize", true),
  ACTIVATE_LAYER("ActivateLayer", true),
  PREPARE_LAYER("PrepareLayer", true),
  GET_LAYER_MOUNT_PATH("GetLayerMountPath", false),
  UNPREPARE_LAYER("UnprepareLayer", true),
  DEACTIVATE_LAYER("DeactivateLayer", true),
  DESTROY_LAYER("DestroyLayer", true),
  LAYER_EXISTS("LayerExists", false),
  IMPORT_LAYER("ImportLayer", true),
  PROCESS_BASE_IMAGE("ProcessBaseImage", true),
  PROCESS_UTILITY_IMAGE("ProcessUtilityImage", true),
  NAME_TO_GUID("NameToGuid", false),
  GRANT_VM_ACCESS("GrantVmAccess", true),
  CREATE_DIRECTORY_W("CreateDirectoryW", true),
  REMOVE_DIRECTORY_W("RemoveDirectoryW", true),
  WRITE_FILE("WriteFile", true),
  FIND_FIRST_FILE_W("FindFirstFileW", false);

  private final String nativeName;
  private final boolean mutating;

  NativeFunction(String nativeName, boolean mutating) {
    this.nativeName = nativeName;
    this.mutating = mutating;
  }

  /** Its name in the library that has it. */
  public String nativeName() {
    return nativeName;
  }

  /** Whether a successful call leaves the host other than it was. */
  public boolean isMutating() {
    return mutating;
  }

  @Override
  public String toString() {
    return nativeName;
  }
}
