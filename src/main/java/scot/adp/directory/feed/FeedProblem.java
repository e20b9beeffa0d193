package scot.adp.directory.feed;

import java.util.List;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import scot.adp.platform.Problem;
import scot.adp.platform.Reference;
import tools.jackson.databind.json.JsonMapper;

/** Tells programs what is wrong, as RFC 9457 has it. */
final class FeedProblem {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private FeedProblem() {
	}

	static byte[] of(HttpStatus status, String detail, List<Problem.Field> fields) {
		return JSON.writeValueAsBytes(new Fields().with("title", status.getReasonPhrase())
			.with("status", status.value())
			.with("detail", detail)
			.with("parameters", fields.stream().map(Problem.Field::path).toList())
			.with("reference", Reference.current())
			.all());
	}

	static ResponseEntity<byte[]> answer(HttpStatus status, String detail, List<Problem.Field> fields) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.cacheControl(CacheControl.noStore())
			.body(of(status, detail, fields));
	}

}
