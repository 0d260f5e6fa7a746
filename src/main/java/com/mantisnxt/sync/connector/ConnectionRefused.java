package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import org.jspecify.annotations.Nullable;

/** A connection is not there, or not in a state for what was asked. */
public final class ConnectionRefused extends Refused {

    private ConnectionRefused(ErrorCode code, String reason, @Nullable String field) {
        super(code, reason, field);
    }

    static ConnectionRefused unknown() {
        return new ConnectionRefused(
                ErrorCode.notFound("connection_unknown"), "There is no such connection in your organisation.", null);
    }

    static ConnectionRefused changed() {
        return new ConnectionRefused(
                ErrorCode.conflict("connection_changed"),
                "Somebody changed this connection in the meantime. Look at it again before you save.",
                null);
    }

    static ConnectionRefused archived() {
        return new ConnectionRefused(
                ErrorCode.conflict("connection_archived"),
                "This connection was archived and is not used any more.",
                null);
    }

    static ConnectionRefused nameTaken() {
        return new ConnectionRefused(
                ErrorCode.conflict("connection_name_taken"), "Another connection has that name.", "name");
    }

    static ConnectionRefused notFor(EntityType entity) {
        return new ConnectionRefused(
                ErrorCode.conflict("entity_not_enabled"),
                "This connection does not read records of the type " + entity.label() + ".",
                null);
    }

    static ConnectionRefused notWritable(EntityType entity, String system) {
        return new ConnectionRefused(
                ErrorCode.conflict("entity_not_writable"),
                "Records of the type " + entity.label() + " can't be written to systems of the kind " + system + ".",
                "entityType");
    }

    static ConnectionRefused writingOff(EntityType entity) {
        return new ConnectionRefused(
                ErrorCode.conflict("writing_off"),
                "Changes of the type " + entity.label() + " may not be written to this system. An administrator can "
                        + "switch that on at the connection.",
                "connectionId");
    }

    static ConnectionRefused noConnector(String system) {
        return new ConnectionRefused(
                ErrorCode.conflict("connector_missing"),
                "Systems of the kind " + system + " can't be read yet.",
                "system");
    }

    public static ConnectionRefused noUpload() {
        return new ConnectionRefused(
                ErrorCode.conflict("upload_missing"), "No file was uploaded for this connection yet.", "upload");
    }
}
