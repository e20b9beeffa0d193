package scot.adp.treatment.ui;

import java.util.UUID;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import scot.adp.documents.DocumentFile;
import scot.adp.treatment.MatDocuments;

/** Hands the files of documents for the standards out. */
@Controller
class MatDownload {

	private final MatDocuments documents;

	MatDownload(MatDocuments documents) {
		this.documents = documents;
	}

	@GetMapping("/mat-document/{id}")
	ResponseEntity<byte[]> file(@PathVariable String id) {
		return DocumentFile.download(() -> documents.open(new MatDocuments.Id(UUID.fromString(id))));
	}

}
