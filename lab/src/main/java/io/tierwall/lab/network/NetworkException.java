package io.tierwall.lab.network;

/** The machine refused something that the network needs. */
public final class NetworkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NetworkException(String message) {
        super(message);
    }

    public NetworkException(String message, Throwable cause) {
        super(message, cause);
    }
}
