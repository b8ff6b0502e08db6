package io.tierwall.server.proof;

import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.IpAddress;
import io.tierwall.server.analysis.Flow;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.server.analysis.QuestionException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.TraceRequest.Destination;
import io.tierwall.sync.trace.TraceRequest.ObjectName;
import java.util.Optional;

/** Makes the packet of a question that can be explained. Pure. */
final class ProofRequest {

    private static final int ECHO_REQUEST = 8;

    private ProofRequest() {}

    /**
     * @param flow what the question is about in the cluster, so that both ends are known to be there
     * @throws QuestionException when no packet can be sent that is like this
     */
    static TraceRequest of(FlowQuestion question, Flow flow) {
        if (question.protocol() == Protocol.SCTP) {
            throw new QuestionException("protocol", "Antrea sends TCP, UDP and ICMP only. Choose one of these.");
        }
        if (question.protocol() == Protocol.ICMP && (question.number() != ECHO_REQUEST || question.code() != 0)) {
            throw new QuestionException("icmp_type", "Antrea sends echo requests only: type 8, code 0.");
        }
        if (question.protocol() != Protocol.ICMP && question.number() == 0) {
            throw new QuestionException("port", "a packet is sent to a port from 1 to 65535.");
        }
        if (IpAddress.parse(question.from()).isPresent()) {
            throw new QuestionException(
                    "from", "a packet is sent from a pod, not from an address. Write namespace/name.");
        }
        return new TraceRequest(
                name(question.from()),
                destination(question),
                flow.packets().stream()
                        .map(packet -> packet.from().family())
                        .findFirst()
                        .orElse(IpAddress.Family.IPV4),
                question.protocol(),
                question.protocol() == Protocol.ICMP ? 0 : question.number());
    }

    private static Destination destination(FlowQuestion question) {
        Optional<IpAddress> address = IpAddress.parse(question.to());
        if (address.isPresent()) {
            return new Destination.Address(address.get());
        }
        return question.toService()
                ? new Destination.Service(name(question.to()))
                : new Destination.Pod(name(question.to()));
    }

    private static ObjectName name(String written) {
        int slash = written.indexOf('/');
        return new ObjectName(written.substring(0, slash), written.substring(slash + 1));
    }
}
