package scot.adp.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import scot.adp.platform.Problem;
import scot.adp.platform.reading.Blanks;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as its sender put it.
 *
 * @param body the query with what belongs to it
 * @param readsOnly whether it may change nothing, for the way it came
 */
record AskedRequest(Map<String, Object> body, boolean readsOnly) {

	/** No request of the program's own examples comes near. */
	static final int MAX_BYTES = 1024 * 1024;

	private static final String QUERY = "query";

	private static final String OPERATION = "operationName";

	private static final String VARIABLES = "variables";

	private static final String EXTENSIONS = "extensions";

	private static final List<String> OBJECTS = List.of(VARIABLES, EXTENSIONS);

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
		.build();

	/** A request whose body is JSON. */
	static AskedRequest ofPost(HttpServletRequest request) throws IOException {
		checkMedia(request);
		if (request.getContentLengthLong() > MAX_BYTES) {
			throw tooLarge();
		}
		byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
		if (bytes.length > MAX_BYTES) {
			throw tooLarge();
		}
		String text = text(bytes, "The body");
		if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
			text = text.substring(1);
		}
		if (text.isBlank()) {
			throw new UnreadableRequest(400, "The body is empty. Send JSON such as {\"query\": \"{ me { name } }\"}.");
		}
		JsonNode body = json(text, "The body");
		if (body.isArray()) {
			throw new UnreadableRequest(400, "Send one request at a time; a list of them is not taken.");
		}
		if (!body.isObject()) {
			throw new UnreadableRequest(400,
					"The body is no JSON object. Send one such as {\"query\": \"{ me { name } }\"}.");
		}
		return of(body, false);
	}

	/** A request that stands in the address. */
	static AskedRequest ofGet(HttpServletRequest request) {
		// A browser that knows a password sends it along with whatever a foreign page
		// links to.
		if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
			throw new UnreadableRequest(403, "Pages of other sites cannot ask here.");
		}
		var body = JSON.createObjectNode();
		parameters(request).forEach((name, value) -> {
			if (OBJECTS.contains(name)) {
				if (!value.isBlank()) {
					body.set(name, json(value, "'%s'".formatted(name)));
				}
			}
			else {
				body.put(name, value);
			}
		});
		return of(body, true);
	}

	private static AskedRequest of(JsonNode given, boolean readsOnly) {
		var faults = new ArrayList<Problem.Field>();
		var body = new LinkedHashMap<String, Object>();
		JsonNode query = given.path(QUERY);
		if (query.isString() && !query.asString().isBlank()) {
			body.put(QUERY, query.asString());
		}
		else if ((isNothing(query) || query.isString()) && given.path(EXTENSIONS).path("persistedQuery").isObject()) {
			throw UnreadableRequest.persistedQuery();
		}
		else {
			faults.add(new Problem.Field(QUERY, isNothing(query)
					? "Give the query itself, as a text under 'query'; no queries are kept here under other names."
					: "'query' is the query as a text, such as \"{ me { name } }\"."));
		}
		JsonNode operation = given.path(OPERATION);
		if (operation.isString()) {
			body.put(OPERATION, operation.asString());
		}
		else if (!isNothing(operation)) {
			faults.add(new Problem.Field(OPERATION,
					"'operationName' is a text: the name of one of the query's operations."));
		}
		for (String name : OBJECTS) {
			JsonNode value = given.path(name);
			if (value.isObject()) {
				body.put(name, JSON.convertValue(value, new TypeReference<Map<String, @Nullable Object>>() {
				}));
			}
			// In PHP an empty object is an empty array.
			else if (!isNothing(value) && !(value.isArray() && value.isEmpty())) {
				faults.add(new Problem.Field(name, "'%s' is an object, such as {\"name\": \"value\"}%s.".formatted(name,
						value.isString() ? ", not a text" : "")));
			}
		}
		if (!faults.isEmpty()) {
			throw new UnreadableRequest(faults);
		}
		return new AskedRequest(body, readsOnly);
	}

	private static boolean isNothing(JsonNode value) {
		return value.isMissingNode() || value.isNull();
	}

	private static void checkMedia(HttpServletRequest request) {
		@Nullable String given = request.getContentType();
		try {
			if (given != null) {
				MediaType type = MediaType.parseMediaType(given);
				if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
						&& (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))
						&& request.getHeader(HttpHeaders.CONTENT_ENCODING) == null) {
					return;
				}
			}
		}
		catch (InvalidMediaTypeException ex) {
			// As one of another kind.
		}
		throw new UnreadableRequest(415,
				"Send the request as JSON in UTF-8, with the header Content-Type: application/json and without Content-Encoding.");
	}

	private static UnreadableRequest tooLarge() {
		return new UnreadableRequest(413,
				"This request is too large: at most %d bytes are taken. Ask in smaller parts.".formatted(MAX_BYTES));
	}

	/** Once each, in the order given. */
	private static Map<String, String> parameters(HttpServletRequest request) {
		var parameters = new LinkedHashMap<String, String>();
		@Nullable String query = request.getQueryString();
		if (query == null) {
			return parameters;
		}
		for (String pair : query.split("&")) {
			if (pair.isEmpty()) {
				continue;
			}
			int equals = pair.indexOf('=');
			String name = decoded((equals < 0) ? pair : pair.substring(0, equals));
			if (parameters.put(name, (equals < 0) ? "" : decoded(pair.substring(equals + 1))) != null) {
				throw new UnreadableRequest(400,
						"'%s' stands twice in the address; give it once.".formatted(Blanks.told(name)));
			}
		}
		return parameters;
	}

	private static String decoded(String part) {
		var bytes = new ByteArrayOutputStream(part.length());
		for (int i = 0; i < part.length(); i++) {
			char c = part.charAt(i);
			if (c != '%') {
				bytes.write((c == '+') ? ' ' : c);
				continue;
			}
			int high = (i + 2 < part.length()) ? Character.digit(part.charAt(i + 1), 16) : -1;
			int low = (i + 2 < part.length()) ? Character.digit(part.charAt(i + 2), 16) : -1;
			if (high < 0 || low < 0) {
				throw new UnreadableRequest(400,
						"The address has a % that is not followed by two hexadecimal digits; write a % itself as %25.");
			}
			bytes.write((high << 4) | low);
			i += 2;
		}
		return text(bytes.toByteArray(), "The address");
	}

	private static String text(byte[] bytes, String what) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableRequest(400, "%s is not in UTF-8.".formatted(what));
		}
	}

	private static JsonNode json(String text, String what) {
		try {
			return JSON.readTree(text);
		}
		catch (JacksonException ex) {
			@Nullable TokenStreamLocation place = ex.getLocation();
			throw new UnreadableRequest(400,
					(place != null)
							? "%s is no JSON that can be read: see line %d, column %d.".formatted(what,
									place.getLineNr(), place.getColumnNr())
							: "%s is no JSON that can be read.".formatted(what));
		}
	}

}
