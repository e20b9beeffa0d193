package scot.adp.documents;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import scot.adp.platform.Problem;

/**
 * A kept file with its content, to be saved elsewhere.
 *
 * @param mediaType told from the content
 */
public record DocumentFile(String name, String mediaType, byte[] content) {

	/**
	 * Hands a file out, to be saved and never to be shown as a page of ours.
	 * @param open opens it, or throws a {@link Problem} or, for what is no id, an
	 * {@link IllegalArgumentException}
	 */
	public static ResponseEntity<byte[]> download(Supplier<DocumentFile> open) {
		DocumentFile file;
		try {
			file = open.get();
		}
		catch (IllegalArgumentException ex) {
			return ResponseEntity.notFound().build();
		}
		catch (Problem problem) {
			return ResponseEntity
				.status((problem.code() == Problem.Code.FORBIDDEN) ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND)
				.contentType(MediaType.TEXT_PLAIN)
				.body(String.valueOf(problem.getMessage()).getBytes(StandardCharsets.UTF_8));
		}
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(file.mediaType()))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "sandbox; default-src 'none'")
			.header(HttpHeaders.CACHE_CONTROL, "private, no-store")
			.body(file.content());
	}

}
