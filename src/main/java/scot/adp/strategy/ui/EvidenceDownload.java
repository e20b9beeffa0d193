package scot.adp.strategy.ui;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import scot.adp.platform.Problem;
import scot.adp.strategy.Evidence;

/** Hands files out, to be saved and never to be shown as a page of ours. */
@Controller
class EvidenceDownload {

	private final Evidence evidence;

	EvidenceDownload(Evidence evidence) {
		this.evidence = evidence;
	}

	@GetMapping("/evidence/{id}")
	ResponseEntity<byte[]> file(@PathVariable String id) {
		Evidence.File file;
		try {
			file = evidence.open(new Evidence.Id(UUID.fromString(id)));
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
