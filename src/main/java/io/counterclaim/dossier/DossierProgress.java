package io.counterclaim.dossier;

import io.counterclaim.graphql.http.Upload;
import io.counterclaim.recording.ImportListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells whoever sent a dossier how far it is, a few times a second at most. */
final class DossierProgress implements ImportListener {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(300);

  private final Upload upload;
  private long told = System.nanoTime() - INTERVAL;

  DossierProgress(Upload upload) {
    this.upload = upload;
  }

  @Override
  public void at(int added, int of) {
    upload.check();
    if (System.nanoTime() - told >= INTERVAL) {
      told = System.nanoTime();
      Map<String, Object> progress = new LinkedHashMap<>();
      progress.put("parts", added);
      progress.put("of", of);
      upload.tell(progress);
    }
  }
}
