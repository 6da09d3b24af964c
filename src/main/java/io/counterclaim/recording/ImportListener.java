package io.counterclaim.recording;

/** Is told how far an import is; what it throws rolls the import back. */
@FunctionalInterface
public interface ImportListener {
  /**
   * @param added how many parts are added so far
   * @param of how many the dossier has
   */
  void at(int added, int of);
}
