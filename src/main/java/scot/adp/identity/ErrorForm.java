package scot.adp.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form in which everything at {@code /graphql} tells what is wrong: in the engine, at
 * its door, and by what stands before it.
 */
public final class ErrorForm {

	/** Where GraphQL is. */
	public static final String ADDRESS = "/graphql";

	/** The code of a fault of ours. */
	public static final String INTERNAL = "INTERNAL";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private ErrorForm() {
	}

	/** Whether an address belongs to GraphQL, as it stands in the request. */
	public static boolean isFor(String address) {
		return address.startsWith(ADDRESS)
				&& (address.length() == ADDRESS.length() || "/;%".indexOf(address.charAt(ADDRESS.length())) >= 0);
	}

	/** The extensions that every error has. */
	public static Map<String, Object> extensions(String code, String reference, List<Problem.Field> fields,
			@Nullable Integer currentVersion) {
		return extensions(code, null, reference, fields, currentVersion);
	}

	/**
	 * The same, of what has a word that tells it from others of its code.
	 * @param reason that word; null where there is none
	 */
	public static Map<String, Object> extensions(String code, @Nullable String reason, String reference,
			List<Problem.Field> fields, @Nullable Integer currentVersion) {
		var extensions = new LinkedHashMap<String, Object>();
		extensions.put("code", code);
		if (reason != null) {
			extensions.put("reason", reason);
		}
		extensions.put("reference", reference);
		extensions.put("fields", fields.stream().map(ErrorForm::told).toList());
		if (currentVersion != null) {
			extensions.put("current", Map.of("version", currentVersion));
		}
		return extensions;
	}

	/** A whole answer, in JSON, to a request that never came to the engine. */
	public static String answer(String message, String code, String reference, List<Problem.Field> fields) {
		var error = new LinkedHashMap<String, Object>();
		error.put("message", message);
		error.put("extensions", extensions(code, reference, fields, null));
		return JSON.writeValueAsString(Map.of("errors", List.of(error)));
	}

	/** The code that goes with a status of HTTP where nothing more is known. */
	public static String code(int status) {
		if (status >= 500) {
			return INTERNAL;
		}
		return switch (status) {
			case 401, 403 -> Problem.Code.FORBIDDEN.name();
			case 404 -> Problem.Code.NOT_FOUND.name();
			default -> Problem.Code.INVALID.name();
		};
	}

	private static Map<String, String> told(Problem.Field field) {
		var told = new LinkedHashMap<String, String>();
		told.put("path", field.path());
		told.put("message", field.message());
		if (field.reason() != null) {
			told.put("reason", field.reason());
		}
		return told;
	}

}
