package io.tierwall.server.start;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate that the manager shows: a given one, or one that it signs itself at the first start. */
final class ServerCertificate {

    private static final Duration VALIDITY = Duration.ofDays(3_650);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final int SERIAL_BITS = 127;
    private static final int PEM_WIDTH = 64;

    private final Clock clock;
    private final SecureRandom random;

    ServerCertificate(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** Sees that certificate and key are there. */
    void prepare(DataDirectory data) {
        boolean certificate = Files.exists(data.certificate());
        boolean key = Files.exists(data.privateKey());
        if (certificate && key) {
            return;
        }
        if (certificate) {
            throw new StartException("there is " + data.certificate() + " but not its key " + data.privateKey()
                    + ": add the key, or remove the certificate to get a new one");
        }
        try {
            DataDirectory.makeDirectory(data.tls());
            KeyPair pair = keyPair();
            DataDirectory.write(
                    data.privateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            DataDirectory.write(
                    data.certificate(), pem("CERTIFICATE", sign(pair).getEncoded()));
        } catch (IOException e) {
            throw new StartException("the certificate cannot be kept: " + DataDirectory.reason(e), e);
        }
    }

    private KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has this curve", impossible);
        }
    }

    private X509CertificateHolder sign(KeyPair pair) throws IOException {
        Instant now = clock.instant();
        X500Name name = new X500Name("CN=tierwall");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(now.minus(CLOCKS_DIFFER)),
                Date.from(now.plus(VALIDITY)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names()));
        // Its own authority, so that a client can be told to trust just this file.
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        try {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("every JDK can sign with ECDSA", impossible);
        }
    }

    private static GeneralName[] names() {
        Set<GeneralName> names = new LinkedHashSet<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        try {
            InetAddress machine = InetAddress.getLocalHost();
            names.add(new GeneralName(GeneralName.dNSName, machine.getHostName()));
            names.add(new GeneralName(GeneralName.iPAddress, machine.getHostAddress()));
        } catch (UnknownHostException e) {
            return names.toArray(GeneralName[]::new); // A machine that does not know its own name has none to show.
        }
        return names.toArray(GeneralName[]::new);
    }

    private static byte[] pem(String label, byte[] encoded) {
        String text = Base64.getMimeEncoder(PEM_WIDTH, new byte[] {'\n'}).encodeToString(encoded);
        return ("-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
