package io.tierwall.model.group;

/** What a condition is about. An Antrea group knows {@link #Namespace}, {@link #Pod} and {@link #Service}. */
public enum MemberType {
    IPSet,
    VirtualMachine,
    LogicalPort,
    LogicalSwitch,
    Segment,
    SegmentPort,
    Pod,
    Service,
    Namespace,
    TransportNode,
    Group,
    DVPG,
    DVPort,
    IPAddress,
    VpcSubnet,
    VpcSubnetPort,
    KubernetesCluster,
    KubernetesNamespace,
    KubernetesIngress,
    KubernetesGateway,
    KubernetesService,
    KubernetesNode,
    AntreaEgress,
    AntreaIPPool,
    BareMetalServer,
    BareMetalServerInterface,
    Tier0,
    Tier1
}
