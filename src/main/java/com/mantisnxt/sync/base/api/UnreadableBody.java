package com.mantisnxt.sync.base.api;

import com.mantisnxt.sync.base.Coded;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that could not be read, without quoting it or naming our classes. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDetail problem(HttpMessageNotReadableException fault) {
        Throwable cause = fault.getMostSpecificCause();
        return switch (cause) {
            case UnrecognizedPropertyException e ->
                Problems.of(422, "unknown_field", "There is no field " + e.getPropertyName() + ".", path(e));
            case InvalidFormatException e -> Problems.of(422, "invalid_field", format(e), path(e));
            case MismatchedInputException e ->
                Problems.of(422, "invalid_field", path(e) + " is not of the expected type.", path(e));
            case InputCoercionException e ->
                Problems.of(422, "invalid_field", path(e) + " is too large a number.", path(e));
            case StreamReadException e ->
                Problems.of(
                        400,
                        "bad_json",
                        "The body is not valid JSON, near line "
                                + e.getLocation().getLineNr() + ", column "
                                + e.getLocation().getColumnNr() + ".",
                        null);
            default -> Problems.of(400, "bad_json", "The body is missing or is not valid JSON.", null);
        };
    }

    private static String format(InvalidFormatException fault) {
        if (fault.getTargetType() != null && fault.getTargetType().isEnum()) {
            String known = List.of(fault.getTargetType().getEnumConstants()).stream()
                    .map(constant -> constant instanceof Coded coded ? coded.label() : constant.toString())
                    .collect(Collectors.joining(", "));
            return path(fault) + " is none of: " + known + ".";
        }
        return path(fault) + " can't be read as "
                + (fault.getTargetType() == null
                        ? "a value"
                        : fault.getTargetType().getSimpleName()) + ".";
    }

    private static String path(JacksonException fault) {
        return fault.getPath().stream()
                .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
