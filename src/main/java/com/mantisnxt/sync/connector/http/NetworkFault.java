package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** What a fault of the network means to whoever set up the connection. */
final class NetworkFault {

    private NetworkFault() {}

    static SourceFault of(IOException fault, URI uri) {
        String host = uri.getHost();
        return switch (fault) {
            case UnknownHostException e
            when isPassing(e) -> away("The name " + host + " can't be resolved now: the name server does not answer.");
            case UnknownHostException e -> wrong("There is no host named " + host + ".");
            case ConnectTimeoutException e -> away(host + " could not be reached in time.");
            case SocketTimeoutException e -> away(host + " did not answer, or not go on, in time.");
            case ConnectException e -> away("Nothing answers at " + host + port(uri) + ".");
            case SSLException e when isCutOff(e) -> away(host + " cut off the safe connection.");
            case SSLException e ->
                wrong("No safe connection to " + host + ": its certificate or its TLS can't be accepted. "
                        + "Is it an https address?");
            case ConnectionClosedException e -> cut(host);
            case MalformedChunkCodingException e -> cut(host);
            case EOFException e -> cut(host);
            case NoHttpResponseException e -> away(host + " took the request and hung up without an answer.");
            case MessageConstraintException e ->
                new SourceFault(Kind.TOO_LARGE, "The headers of the answer from " + host + " are too large.");
            case ZipException e ->
                new SourceFault(
                        Kind.UNREADABLE, "The answer from " + host + " claims to be packed and can't be unpacked.");
            default -> away("The connection to " + host + " broke off, or what came is not HTTP.");
        };
    }

    /** No answer about a name says nothing about it; Java passes on the resolver's words and no code. */
    private static boolean isPassing(UnknownHostException fault) {
        return String.valueOf(fault.getMessage()).contains("Temporary failure");
    }

    /** A system that is being started hangs up; what it objects to it says. */
    private static boolean isCutOff(SSLException fault) {
        return fault.getCause() instanceof EOFException || fault.getCause() instanceof SocketException;
    }

    private static SourceFault cut(String host) {
        return away("The answer from " + host + " was cut off before its end.");
    }

    private static String port(URI uri) {
        return uri.getPort() > 0 ? ", port " + uri.getPort() : "";
    }

    private static SourceFault away(String reason) {
        return new SourceFault(Kind.AWAY, reason);
    }

    private static SourceFault wrong(String reason) {
        return new SourceFault(Kind.WRONG_ADDRESS, reason);
    }
}
