package scot.adp.strategy.ui;

import java.util.UUID;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import scot.adp.documents.DocumentFile;
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
		return DocumentFile.download(() -> evidence.open(new Evidence.Id(UUID.fromString(id))));
	}

}
